package cloud.ewutelo.plane.telegram.receiver;

/** Sets what the JDK's server reads once, when the first one is made. Its own defaults wait for slow clients for ever. */
final class ServerProperties {

    private static final String SECONDS = Long.toString(ReceiverLimits.LONGEST_REQUEST.toSeconds());

    private ServerProperties() {}

    static void set() {
        setUnlessSet("sun.net.httpserver.maxReqTime", SECONDS);
        setUnlessSet("sun.net.httpserver.maxRspTime", SECONDS);
        // Without it, an answer waits for the client's acknowledgement of its first half.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("jdk.httpserver.maxConnections", "1000");
    }

    private static void setUnlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
