package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.agent.Identity;
import cloud.ewutelo.plane.bridge.tool.ToolRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MCP over a pair of streams, for one agent: a message a line, of any revision. A message that cannot be read is answered and
 * the next one served; when the client closes its end, calls that run are still finished and answered.
 */
public final class StdioFront {

    private static final Logger LOG = LoggerFactory.getLogger(StdioFront.class);
    private static final int CALLS_AT_A_TIME = 16;
    private static final long LAST_CALLS_MINUTES = 5;

    private final McpMethods methods;
    private final Identity identity;
    private final MessageLines in;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();
    private final Set<JsonNode> running = ConcurrentHashMap.newKeySet();

    /**
     * A front that does not serve yet.
     *
     * @param version of the bridge
     * @param identity the agent on whose behalf all calls are made
     */
    public StdioFront(String version, ToolRegistry tools, Identity identity, InputStream in, OutputStream out) {
        this.methods = new McpMethods(version, tools);
        this.identity = identity;
        this.in = new MessageLines(in, Rpc.MAXIMUM_SIZE);
        this.out = out;
    }

    /**
     * Serves until the client closes its end, and all calls are answered.
     *
     * @throws IOException if the client's messages cannot be read
     */
    public void run() throws IOException, InterruptedException {
        ExecutorService calls = Executors.newFixedThreadPool(CALLS_AT_A_TIME, StdioFront::thread);
        try {
            while (true) {
                byte[] line = in.next();
                if (line == null) {
                    return;
                }
                take(line, calls);
            }
        } finally {
            calls.shutdown();
            if (!calls.awaitTermination(LAST_CALLS_MINUTES, TimeUnit.MINUTES)) {
                LOG.warn("Calls that were still running were given up.");
            }
        }
    }

    private static Thread thread(Runnable call) {
        Thread thread = new Thread(call, "mcp-call");
        thread.setDaemon(true);
        return thread;
    }

    private void take(byte[] line, ExecutorService calls) {
        ObjectNode message;
        try {
            if (line.length == 0) {
                throw new RpcException(
                        RpcError.INVALID_REQUEST,
                        "The message is empty, or longer than " + Rpc.MAXIMUM_SIZE + " bytes.");
            }
            message = Rpc.parse(line);
        } catch (RpcException e) {
            write(Rpc.error(null, e));
            return;
        }
        if (!Rpc.isRequest(message)) {
            if (message.path("method").asText().equals("notifications/cancelled")) {
                running.remove(message.path("params").path("requestId"));
            }
            return;
        }
        running.add(message.get("id"));
        // Only calls take time; all else is answered in the order in which it came.
        if (message.path("method").asText().equals("tools/call")) {
            calls.execute(() -> answer(message));
        } else {
            answer(message);
        }
    }

    private void answer(ObjectNode request) {
        JsonNode id = request.get("id");
        ObjectNode response = respond(request, id);
        // What was cancelled gets no answer.
        if (running.remove(id)) {
            write(response);
        }
    }

    private ObjectNode respond(ObjectNode request, JsonNode id) {
        try {
            return Rpc.result(id, methods.answer(request, identity, note -> {
                if (running.contains(id)) {
                    write(note);
                }
            }));
        } catch (RpcException e) {
            return Rpc.error(id, e);
        } catch (RuntimeException e) {
            LOG.error("A request failed.", e);
            return Rpc.error(id, new RpcException(RpcError.INTERNAL_ERROR, "The bridge failed; its log tells more."));
        }
    }

    private void write(ObjectNode message) {
        byte[] bytes = Rpc.bytes(message);
        writing.lock();
        try {
            out.write(bytes);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            LOG.warn("The client does not take answers any more: {}", e.getMessage());
        } finally {
            writing.unlock();
        }
    }
}
