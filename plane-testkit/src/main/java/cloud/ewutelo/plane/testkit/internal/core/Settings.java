package cloud.ewutelo.plane.testkit.internal.core;

import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.internal.http.Dispatcher;
import java.net.URI;
import java.util.Set;

/** What the operator of a server can set. */
public final class Settings implements Dispatcher.Limits {
    private final PlaneEdition edition;
    private volatile int callsPerMinute;
    private volatile String storageOrigin = "";
    private volatile Set<String> webhookAllowedHosts = Set.of("localhost");
    private volatile URI origin = URI.create("http://127.0.0.1");

    /** For an edition. */
    public Settings(PlaneEdition edition, int callsPerMinute) {
        this.edition = edition;
        this.callsPerMinute = callsPerMinute;
    }

    /** Which Plane this is. */
    public PlaneEdition edition() {
        return edition;
    }

    /** Whether this is the oldest supported edition. */
    public boolean isCe122() {
        return edition == PlaneEdition.CE_1_2_2;
    }

    @Override
    public int callsPerMinute() {
        return callsPerMinute;
    }

    /** Changes the limit of API keys. */
    public void callsPerMinute(int limit) {
        this.callsPerMinute = limit;
    }

    @Override
    public int bodyBytes() {
        return 5_242_880;
    }

    /** The origin in redirects and links. */
    public URI origin() {
        return origin;
    }

    /** Sets the origin once the port is known. */
    public void origin(URI newOrigin) {
        this.origin = newOrigin;
    }

    /** The origin of the object store; empty for the one that is reached through the server's own host. */
    public String storageOrigin() {
        return storageOrigin;
    }

    /** Sets the origin of the object store. */
    public void storageOrigin(String newOrigin) {
        this.storageOrigin = newOrigin;
    }

    /** Hosts that webhooks may have although they are local; 1.2.2 knows no such list. */
    public Set<String> webhookAllowedHosts() {
        return webhookAllowedHosts;
    }

    /** Sets the hosts that webhooks may have although they are local. */
    public void webhookAllowedHosts(Set<String> hosts) {
        this.webhookAllowedHosts = Set.copyOf(hosts);
    }
}
