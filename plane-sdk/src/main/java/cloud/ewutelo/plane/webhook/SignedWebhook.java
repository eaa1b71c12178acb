package cloud.ewutelo.plane.webhook;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A webhook as it goes over the wire. */
public final class SignedWebhook {

    private final byte[] body;
    private final Map<String, List<String>> headers;

    SignedWebhook(byte[] body, Map<String, List<String>> headers) {
        this.body = body;
        this.headers = Collections.unmodifiableMap(headers);
    }

    /**
     * The body.
     *
     * @return a copy of its bytes, all of them ASCII
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The headers that Plane sets, among them {@code X-Plane-Signature}.
     *
     * @return each name with its one value
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * The value of the header {@code X-Plane-Signature}.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String signature() {
        return headers.getOrDefault(Webhooks.SIGNATURE_HEADER, List.of()).get(0);
    }
}
