/** A Plane in a jar, for tests. */
module cloud.ewutelo.plane.testkit {
    requires java.net.http;
    requires jdk.httpserver;
    requires org.jsoup;
    requires static org.jspecify;
    requires static org.junit.jupiter.api;

    exports cloud.ewutelo.plane.testkit;
}
