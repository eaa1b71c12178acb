package cloud.ewutelo.plane.telegram.ask;

import java.net.URI;

/**
 * Addresses of Plane's pages.
 *
 * @param baseUrl Plane's address
 * @param workspace the workspace's part of it
 */
public record PlanePages(URI baseUrl, String workspace) {

    String task(String key) {
        return root() + "/browse/" + key + "/";
    }

    String project(String id) {
        return root() + "/projects/" + id + "/issues/";
    }

    private String root() {
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/" + workspace;
    }
}
