package cloud.ewutelo.plane.bridge.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one request: one JSON object, or a stream of events once there is something to tell before the end and the client
 * takes streams.
 */
final class HttpAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(HttpAnswer.class);

    private final HttpServletResponse response;
    private final boolean takesStreams;
    private boolean streams;

    HttpAnswer(HttpServletResponse response, boolean takesStreams) {
        this.response = response;
        this.takesStreams = takesStreams;
    }

    /** Tells something before the end. A client that is gone, or takes no streams, is not told. */
    synchronized void tell(ObjectNode notification) {
        if (!takesStreams) {
            return;
        }
        try {
            if (!streams) {
                streams = true;
                response.setStatus(HttpServletResponse.SC_OK);
                response.setContentType("text/event-stream");
                response.setHeader("Cache-Control", "no-cache");
                // Keeps proxies from holding events back.
                response.setHeader("X-Accel-Buffering", "no");
            }
            event(notification);
        } catch (IOException e) {
            LOG.debug("The client does not listen any more.", e);
        }
    }

    synchronized void end(int status, ObjectNode message) throws IOException {
        if (streams) {
            event(message);
        } else {
            HttpReply.json(response, status, message);
        }
    }

    private void event(ObjectNode message) throws IOException {
        OutputStream out = response.getOutputStream();
        out.write("event: message\ndata: ".getBytes(StandardCharsets.UTF_8));
        out.write(Rpc.bytes(message));
        out.write("\n\n".getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
