package cloud.ewutelo.plane.testkit.internal.webhook;

import cloud.ewutelo.plane.testkit.internal.core.Settings;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses a webhook may have. The two versions refuse different ones, in different words. */
final class WebhookUrlPolicy {
    private static final Pattern VALID = Pattern.compile(
            "(?i)(https?|ftps?)://"
                    + "(localhost|\\[[0-9a-f:.]+]|\\d{1,3}(\\.\\d{1,3}){3}|([\\p{L}\\p{N}_-]+\\.)+[\\p{L}][\\p{L}\\p{N}-]*)(:\\d{1,5})?([/?#]\\S*)?");
    private static final String FORBIDDEN_DOMAIN = "plane.so";

    private final Settings settings;

    WebhookUrlPolicy(Settings settings) {
        this.settings = settings;
    }

    /** Ends the request when the address is not allowed. */
    void check(String url) {
        JsonArray errors = new JsonArray();
        String scheme = url.contains("://") ? url.substring(0, url.indexOf(':')).toLowerCase(Locale.ROOT) : "";
        if (!scheme.equals("http") && !scheme.equals("https")) {
            errors.add("Invalid schema. Only HTTP and HTTPS are allowed.");
        }
        String authority = url.replaceFirst("^[^:]*://", "").replaceFirst("[/?#].*$", "");
        if (authority.equals("localhost") || authority.equals("127.0.0.1")) {
            errors.add("Local URLs are not allowed.");
        }
        if (!VALID.matcher(url).matches()) {
            errors.add("Enter a valid URL.");
        }
        if (!errors.isEmpty()) {
            throw ApiException.of(400, JsonObject.of("url", errors));
        }
        String refusal = refusal(url);
        if (refusal != null) {
            // Unlike all other fields, the message is no list.
            throw ApiException.of(400, JsonObject.of("url", refusal));
        }
    }

    /** Whether an address may be called; 1.3.1 asks again before each call. */
    boolean mayCall(String url) {
        return settings.isCe122() || refusal(url) == null;
    }

    private @Nullable String refusal(String url) {
        String host = host(url);
        if (!settings.isCe122() && settings.webhookAllowedHosts().contains(host)) {
            return null;
        }
        String reason = reason(host);
        if (reason == null || settings.isCe122()) {
            return reason;
        }
        return reason.startsWith("URL domain") ? reason : "Invalid or disallowed webhook URL.";
    }

    private static String host(String url) {
        String host = URI.create(url).getHost();
        return host == null ? "" : host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    private @Nullable String reason(String host) {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            return "Hostname could not be resolved.";
        }
        for (InetAddress address : addresses) {
            boolean local = address.isLoopbackAddress() || address.isAnyLocalAddress();
            boolean closed =
                    address.isSiteLocalAddress() || address.isLinkLocalAddress() || address.isMulticastAddress();
            if (local || (closed && !settings.isCe122())) {
                return "URL resolves to a blocked IP address.";
            }
        }
        boolean forbidden = host.equals(FORBIDDEN_DOMAIN) || host.endsWith("." + FORBIDDEN_DOMAIN);
        return forbidden ? "URL domain or its subdomain is not allowed." : null;
    }
}
