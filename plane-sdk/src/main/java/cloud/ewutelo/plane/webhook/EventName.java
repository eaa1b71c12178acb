package cloud.ewutelo.plane.webhook;

import java.util.Locale;
import java.util.Map;

/**
 * What the names of events mean. Seen are {@code issue} with a separate action, {@code workitem.comment.created}, and
 * {@code WebhookScope.ScopeChoices.WORK_ITEM_UPDATED}.
 */
record EventName(WebhookEntity entity, WebhookAction action) {

    private static final String ENUM_PREFIX = "scopechoices.";

    private static final Map<String, WebhookEntity> ENTITIES = Map.ofEntries(
            Map.entry("issue", WebhookEntity.WORK_ITEM),
            Map.entry("workitem", WebhookEntity.WORK_ITEM),
            Map.entry("work_item", WebhookEntity.WORK_ITEM),
            Map.entry("issue_comment", WebhookEntity.COMMENT),
            Map.entry("workitem_comment", WebhookEntity.COMMENT),
            Map.entry("work_item_comment", WebhookEntity.COMMENT),
            Map.entry("cycle", WebhookEntity.CYCLE),
            Map.entry("module", WebhookEntity.MODULE),
            Map.entry("project", WebhookEntity.PROJECT));

    /** As older documents of Plane write them. */
    private static final Map<String, String> ACTIONS =
            Map.of("create", "created", "update", "updated", "delete", "deleted", "archive", "archived");

    static EventName of(String event, String action) {
        String name = event.toLowerCase(Locale.ROOT);
        if (!action.isEmpty()) {
            return new EventName(entity(name), action(action));
        }
        int prefix = name.lastIndexOf(ENUM_PREFIX);
        String words = prefix < 0 ? name : name.substring(prefix + ENUM_PREFIX.length());
        int end = words.lastIndexOf(prefix < 0 ? '.' : '_');
        return end < 1 || end == words.length() - 1
                ? new EventName(entity(words), WebhookAction.UNKNOWN)
                : new EventName(entity(words.substring(0, end)), action(words.substring(end + 1)));
    }

    boolean isKnown() {
        return ENTITIES.containsValue(entity);
    }

    private static WebhookEntity entity(String name) {
        WebhookEntity known = ENTITIES.get(name.replace('.', '_').replace('-', '_'));
        return known != null ? known : WebhookEntity.of(name.isEmpty() ? "unknown" : name);
    }

    private static WebhookAction action(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WebhookAction.of(ACTIONS.getOrDefault(lower, lower));
    }
}
