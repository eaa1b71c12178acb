package cloud.ewutelo.plane.samples.webhooks;

import cloud.ewutelo.plane.error.WebhookFormatException;
import cloud.ewutelo.plane.error.WebhookSignatureException;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.Webhooks;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Receives webhooks in Spring. */
@RestController
public final class PlaneWebhookController {

    private final Webhooks webhooks;
    private final Consumer<WebhookEvent> inbox;

    public PlaneWebhookController(Webhooks webhooks, Consumer<WebhookEvent> inbox) {
        this.webhooks = webhooks;
        this.inbox = inbox;
    }

    @PostMapping("/webhooks/plane")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void receive(
            @RequestBody byte[] body,
            @RequestHeader(name = Webhooks.SIGNATURE_HEADER, required = false) @Nullable String signature) {
        inbox.accept(webhooks.receive(body, signature));
    }

    @ExceptionHandler({WebhookSignatureException.class, WebhookFormatException.class})
    @ResponseStatus(HttpStatus.UNAUTHORIZED)
    public void refuse() {}
}
