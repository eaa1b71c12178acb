package cloud.ewutelo.plane.samples.webhooks;

import cloud.ewutelo.plane.error.WebhookFormatException;
import cloud.ewutelo.plane.error.WebhookSignatureException;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.Webhooks;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;

/** Receives webhooks in any servlet container. */
public final class PlaneWebhookServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Webhooks webhooks;
    private final transient Consumer<WebhookEvent> inbox;

    public PlaneWebhookServlet(Webhooks webhooks, Consumer<WebhookEvent> inbox) {
        this.webhooks = webhooks;
        this.inbox = inbox;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(20_000_000);
        try {
            inbox.accept(webhooks.receive(body, request.getHeader(Webhooks.SIGNATURE_HEADER)));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (WebhookSignatureException | WebhookFormatException refused) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
