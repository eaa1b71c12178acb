package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.webhook.SignedWebhook;
import cloud.ewutelo.plane.webhook.WebhookSigner;
import java.util.ArrayList;
import java.util.List;

/** Webhooks as Community Edition 1.3.1 sends them when work items are completed. */
final class Load {

    private Load() {}

    /** The id of a work item. */
    static String workItem(int number) {
        return "77de0000-0000-4000-8000-%012d".formatted(number);
    }

    /** Each about another work item. */
    static List<SignedWebhook> completions(String secret, String project, int many) {
        WebhookSigner signer = new WebhookSigner(secret);
        List<SignedWebhook> webhooks = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            webhooks.add(
                    signer.sign(JsonValue.parse("""
                    {"event":"issue","action":"updated","webhook_id":"6f0d0000-0000-4000-8000-000000000000",
                     "workspace_id":"0b1c0000-0000-4000-8000-000000000000",
                     "data":{"id":"%s","labels":[],"assignees":[{"id":"a9e70000-0000-4000-8000-000000000000","first_name":"Imhotep",
                     "last_name":"","email":"imhotep@example.test","avatar":"","avatar_url":null,"display_name":"imhotep"}],
                     "state":{"id":"5d040000-0000-4000-8000-000000000000","name":"Done","color":"#46A758","group":"completed"},
                     "created_at":"2026-03-02T09:10:11.000001Z","updated_at":"2026-03-02T12:30:00.654321Z","deleted_at":null,
                     "name":"Écrire le rôle Ansible numéro %d","description_html":"<p>%s</p>","priority":"high","start_date":null,
                     "target_date":"2026-03-05","sequence_id":%d,"sort_order":75535.0,"completed_at":"2026-03-02T12:30:00.600000Z",
                     "archived_at":null,"is_draft":false,"external_source":null,"external_id":null,
                     "created_by":"c0c10000-0000-4000-8000-000000000000","updated_by":"a9e70000-0000-4000-8000-000000000000",
                     "project":"%s","workspace":"0b1c0000-0000-4000-8000-000000000000","parent":null,"estimate_point":null,"type":null},
                     "activity":{"field":"state","new_value":"5d040000-0000-4000-8000-000000000000",
                     "old_value":"5d030000-0000-4000-8000-000000000000","actor":{"id":"a9e70000-0000-4000-8000-000000000000",
                     "first_name":"Imhotep","last_name":"","email":"imhotep@example.test","avatar":"","avatar_url":null,
                     "display_name":"imhotep"},"old_identifier":null,"new_identifier":null}}
                    """.formatted(workItem(i), i, "Étapes… ".repeat(200), i, project))));
        }
        return webhooks;
    }
}
