package cloud.ewutelo.plane.bridge.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints each wake-up as a line of JSON, for programs that wake agents themselves. */
public final class JsonLines implements WakeTarget {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    public JsonLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void wake(WakeUp wakeUp) throws WakeFailedException {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("id", wakeUp.id());
        line.put("agent", wakeUp.agent());
        line.put("task", wakeUp.key());
        line.put("title", wakeUp.title());
        line.put("project", wakeUp.project());
        line.put("session_key", wakeUp.sessionKey());
        line.put("message", wakeUp.message());
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written.", e);
        }
        if (out.checkError()) {
            throw new WakeFailedException("Standard output is closed.", true);
        }
    }
}
