package cloud.ewutelo.plane.bridge.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wakes agents by {@code POST /hooks/agent} of an OpenClaw gateway. OpenClaw runs its default agent for a name that it does not
 * know, so whoever calls this must be sure of the name.
 */
public final class OpenClawHooks implements WakeTarget {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HookSettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public OpenClawHooks(HookSettings settings) {
        this.settings = settings;
    }

    @Override
    public void wake(WakeUp wakeUp) throws WakeFailedException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + settings.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(wakeUp)))
                .build();
        int status;
        try {
            status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new WakeFailedException(
                    "OpenClaw does not answer at " + settings.url() + ". Check that the gateway runs.", true);
        }
        if (status / 100 != 2) {
            throw refused(wakeUp, status);
        }
    }

    private static String body(WakeUp wakeUp) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", wakeUp.message());
        body.put("agentId", wakeUp.agent());
        body.put("name", "plane");
        body.put("sessionKey", wakeUp.sessionKey());
        body.put("deliver", false);
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written.", e);
        }
    }

    private static WakeFailedException refused(WakeUp wakeUp, int status) {
        String answer = "OpenClaw answered " + status + ". ";
        return switch (status) {
            case 400 ->
                new WakeFailedException(
                        answer + "Add \"" + wakeUp.agent()
                                + "\" to hooks.allowedAgentIds, set hooks.allowRequestSessionKey, and "
                                + "add \"hook:plane:\" to hooks.allowedSessionKeyPrefixes.",
                        false);
            case 401, 403 ->
                new WakeFailedException(answer + "Set OPENCLAW_HOOKS_TOKEN to hooks.token of openclaw.json.", true);
            case 404, 405 -> new WakeFailedException(answer + "Set hooks.enabled, and check OPENCLAW_HOOKS_URL.", true);
            default -> new WakeFailedException(answer + "It is tried again.", status >= 500 || status == 429);
        };
    }
}
