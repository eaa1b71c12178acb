package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.agent.Identity;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.bridge.tool.ToolRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MCP at one address, for clients of all revisions: those that keep a session, those that call without a handshake, and those of the
 * stateless revision. Who calls was decided before.
 */
final class McpEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(McpEndpoint.class);

    private final transient McpMethods methods;
    private final transient Sessions sessions;
    private final transient Callers callers;

    McpEndpoint(String version, ToolRegistry tools, Sessions sessions, Callers callers) {
        this.methods = new McpMethods(version, tools);
        this.sessions = sessions;
        this.callers = callers;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Identity identity;
        try {
            identity = callers.identify(request);
        } catch (ToolException e) {
            HttpReply.refusal(response, HttpServletResponse.SC_FORBIDDEN, e.getMessage() + " " + e.next());
            return;
        }
        request.setAttribute(Sessions.IDENTITY, identity);
        switch (request.getMethod()) {
            case "POST" -> post(request, response, identity);
            case "GET", "DELETE" -> {
                if (request.getHeader(HttpHeaders.SESSION) == null) {
                    notAllowed(response, "Without a session, messages come by POST.");
                } else {
                    sessions.serve(request, response);
                }
            }
            default -> notAllowed(response, "Messages come by POST.");
        }
    }

    private static void notAllowed(HttpServletResponse response, String message) throws IOException {
        response.setHeader("Allow", "POST, GET, DELETE");
        HttpReply.refusal(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, message);
    }

    private void post(HttpServletRequest http, HttpServletResponse response, Identity identity)
            throws ServletException, IOException {
        byte[] body = http.getInputStream().readNBytes(Rpc.MAXIMUM_SIZE + 1);
        if (body.length > Rpc.MAXIMUM_SIZE) {
            HttpReply.refusal(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "The message has more than " + Rpc.MAXIMUM_SIZE + " bytes.");
            return;
        }
        ObjectNode message;
        try {
            message = Rpc.parse(body);
        } catch (RpcException e) {
            HttpReply.failure(response, null, e);
            return;
        }
        JsonNode id = message.get("id");
        try {
            boolean isStateless = checkRevision(http, message);
            if (!isStateless && wantsSession(http, message)) {
                sessions.serve(new ReadRequest(http, body), response);
            } else if (!Rpc.isRequest(message)) {
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
            } else {
                answer(message, identity, new HttpAnswer(response, accepts(http, "text/event-stream")), isStateless);
            }
        } catch (RpcException e) {
            HttpReply.failure(response, id, e);
        }
    }

    /** Whether the request is of the stateless revision; refuses it if it is of none that is spoken. */
    private static boolean checkRevision(HttpServletRequest http, ObjectNode message) throws RpcException {
        String version = http.getHeader(HttpHeaders.VERSION);
        boolean isStateless = Revisions.isStateless(message)
                || (version != null && version.strip().equals(Revisions.STATELESS));
        if (isStateless && Rpc.isRequest(message)) {
            if (Revisions.meta(message).has(Revisions.VERSION_KEY)) {
                HttpHeaders.check(http, message);
            }
            Revisions.checkStateless(message);
        } else if (!isStateless && version != null && !Revisions.ALL.contains(version.strip())) {
            throw Revisions.unsupported(version.strip());
        }
        return isStateless;
    }

    /** Sessions answer by streams, so a client that takes none is served without. */
    private static boolean wantsSession(HttpServletRequest http, ObjectNode message) {
        return http.getHeader(HttpHeaders.SESSION) != null
                || (message.path("method").asText().equals("initialize")
                        && accepts(http, "text/event-stream")
                        && accepts(http, "application/json"));
    }

    private static boolean accepts(HttpServletRequest http, String type) {
        return Optional.ofNullable(http.getHeader("Accept"))
                .filter(accept -> accept.contains(type))
                .isPresent();
    }

    private void answer(ObjectNode request, Identity identity, HttpAnswer answer, boolean isStateless)
            throws IOException {
        JsonNode id = request.get("id");
        try {
            answer.end(HttpServletResponse.SC_OK, Rpc.result(id, methods.answer(request, identity, answer::tell)));
        } catch (RpcException e) {
            // Older revisions have no status of their own for errors.
            answer.end(isStateless ? e.error().httpStatus() : HttpServletResponse.SC_OK, Rpc.error(id, e));
        } catch (RuntimeException e) {
            LOG.error("A request failed.", e);
            RpcException failure = new RpcException(RpcError.INTERNAL_ERROR, "The bridge failed; its log tells more.");
            answer.end(failure.error().httpStatus(), Rpc.error(id, failure));
        }
    }
}
