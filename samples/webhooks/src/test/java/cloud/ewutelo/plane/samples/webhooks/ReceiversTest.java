package cloud.ewutelo.plane.samples.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.webhook.SignedWebhook;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.WebhookSigner;
import cloud.ewutelo.plane.webhook.Webhooks;
import cloud.ewutelo.plane.webhook.WorkItemEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ReceiversTest {

    private static final String SECRET = "plane_wh_0123456789abcdef0123456789abcdef";

    private final SignedWebhook webhook = new WebhookSigner(SECRET)
            .sign(JsonValue.parse(
                    "{\"event\": \"issue\", \"action\": \"created\", \"data\": {\"id\": \"x\", \"name\": \"Żółw\"}}"));
    private final Webhooks webhooks = Webhooks.withSecrets(SECRET);
    private final List<WebhookEvent> received = new ArrayList<>();
    private final PlaneWebhookServlet servlet = new PlaneWebhookServlet(webhooks, received::add);
    private final MockMvc spring = MockMvcBuilders.standaloneSetup(new PlaneWebhookController(webhooks, received::add))
            .build();

    private int sendToServlet(@Nullable String signature) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/webhooks/plane");
        request.setContent(webhook.body());
        if (signature != null) {
            request.addHeader("x-plane-signature", signature);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        servlet.service(request, response);
        return response.getStatus();
    }

    @Test
    void servletTakesWhatIsSigned() throws Exception {
        assertThat(sendToServlet(webhook.signature())).isEqualTo(204);
        assertThat(received).singleElement().isInstanceOf(WorkItemEvent.class);
    }

    @Test
    void servletRefusesTheRest() throws Exception {
        assertThat(sendToServlet(null)).isEqualTo(401);
        assertThat(sendToServlet(webhook.signature().replace('a', 'b').replace('1', '2')))
                .isEqualTo(401);
        assertThat(received).isEmpty();
    }

    @Test
    void springTakesWhatIsSigned() throws Exception {
        spring.perform(post("/webhooks/plane")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(webhook.body())
                        .header("x-plane-signature", webhook.signature()))
                .andExpect(status().isNoContent());

        assertThat(received).singleElement().isInstanceOf(WorkItemEvent.class);
    }

    @Test
    void springRefusesTheRest() throws Exception {
        spring.perform(post("/webhooks/plane")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(webhook.body()))
                .andExpect(status().isUnauthorized());
        spring.perform(post("/webhooks/plane")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(webhook.body())
                        .header("x-plane-signature", "0".repeat(64)))
                .andExpect(status().isUnauthorized());

        assertThat(received).isEmpty();
    }
}
