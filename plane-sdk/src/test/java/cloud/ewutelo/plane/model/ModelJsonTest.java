package cloud.ewutelo.plane.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.activity.Activity;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.cycle.Cycle;
import cloud.ewutelo.plane.cycle.CycleItem;
import cloud.ewutelo.plane.intake.IntakeItem;
import cloud.ewutelo.plane.invitation.Invitation;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.link.Link;
import cloud.ewutelo.plane.module.ProjectModule;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.project.ProjectSummary;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.sticky.Sticky;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ModelJsonTest {

    private static final Path RECORDINGS = Path.of("..", "plane-testkit", "src", "test", "resources", "recordings");

    /** Which recorded requests answer with which model: the end of the path, with ids replaced. */
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("projects/", Project.class),
            Map.entry("projects/ID/", Project.class),
            Map.entry("summary/", ProjectSummary.class),
            Map.entry("states/ID/", State.class),
            Map.entry("labels/ID/", Label.class),
            Map.entry("work-items/", WorkItem.class),
            Map.entry("work-items/ID/", WorkItem.class),
            Map.entry("comments/ID/", Comment.class),
            Map.entry("links/", Link.class),
            Map.entry("links/ID/", Link.class),
            Map.entry("activities/", Activity.class),
            Map.entry("activities/ID/", Activity.class),
            Map.entry("cycles/", Cycle.class),
            Map.entry("cycles/ID/", Cycle.class),
            Map.entry("archived-cycles/", Cycle.class),
            Map.entry("cycle-issues/ID/", CycleItem.class),
            Map.entry("modules/", ProjectModule.class),
            Map.entry("modules/ID/", ProjectModule.class),
            Map.entry("archived-modules/", ProjectModule.class),
            Map.entry("intake-issues/", IntakeItem.class),
            Map.entry("intake-issues/ID/", IntakeItem.class),
            Map.entry("stickies/", Sticky.class),
            Map.entry("stickies/ID/", Sticky.class),
            Map.entry("invitations/", Invitation.class),
            Map.entry("invitations/ID/", Invitation.class),
            Map.entry("users/me/", User.class));

    @TestFactory
    Stream<DynamicTest> everyRecordedObjectSurvivesReadingAndWriting() throws IOException {
        try (Stream<Path> files = Files.walk(RECORDINGS)) {
            List<Path> recordings = files.filter(file -> file.toString().endsWith(".json")
                            && !file.getFileName().toString().startsWith("_")
                            && !file.getFileName().toString().startsWith("9"))
                    .sorted()
                    .toList();
            assertThat(recordings).isNotEmpty();
            return recordings.stream()
                    .map(file ->
                            DynamicTest.dynamicTest(RECORDINGS.relativize(file).toString(), () -> roundTrip(file)));
        }
    }

    /** How many objects of the file were compared. */
    private static int roundTrip(Path file) throws IOException {
        int compared = 0;
        for (JsonValue exchange : JsonValue.parse(Files.readString(file)).elements()) {
            JsonValue request = exchange.get("request");
            String path = request.get("path").asString();
            int status = exchange.get("response").get("status").asNumber().intValue();
            if (!path.startsWith("/api/v1/") || status >= 300 || path.contains("fields=") || path.contains("expand=")) {
                continue;
            }
            Class<?> model = modelOf(path);
            boolean isPart = model == ProjectModule.class
                    && request.get("method").asString().equals("PATCH");
            if (model == null || isPart) {
                continue;
            }
            JsonValue body = exchange.get("response").get("body");
            JsonValue list = body.isArray() ? body : body.get("results");
            List<JsonValue> objects = list.isArray() ? list.elements() : List.of(body);
            for (JsonValue object : objects) {
                if (object.isObject()) {
                    JsonValue again = JsonValue.parse(PlaneJson.write(PlaneJson.read(object.toString(), model)));
                    assertThat(significant(again, object))
                            .as(exchange.get("name").asString())
                            .isEqualTo(significant(object, object));
                    compared++;
                }
            }
        }
        return compared;
    }

    private static @Nullable Class<?> modelOf(String path) {
        String levelled = path.replaceAll("\\?.*", "").replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
        return MODELS.entrySet().stream()
                .filter(entry -> levelled.endsWith("/" + entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** What a reader of the model can see: nulls and empty texts are absence, offsets are one instant, 1.0 is 1. */
    private static Map<String, Object> significant(JsonValue object, JsonValue recorded) {
        Map<String, Object> result = new LinkedHashMap<>();
        object.properties().forEach((name, value) -> {
            Object plain = normalized(value, recorded.get(name));
            if (plain != null && !plain.equals("") && !plain.equals(List.of()) && !plain.equals(Map.of())) {
                result.put(name, plain);
            }
        });
        return result;
    }

    private static @Nullable Object normalized(JsonValue value, JsonValue recorded) {
        Object plain = value.toPlain();
        if (plain instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        if (value.isObject()) {
            Map<String, Object> nested = significant(value, recorded);
            // Plane cuts nested objects down; the models fill in what goes without saying.
            nested.keySet().retainAll(recorded.properties().keySet());
            return nested;
        }
        if (value.isArray()) {
            return IntStream.range(0, value.elements().size())
                    .mapToObj(i -> normalized(value.at(i), recorded.at(i)))
                    .toList();
        }
        return plain instanceof Number number ? (Object) number.doubleValue() : plain;
    }

    @Test
    void recordingsAreReallyCompared() throws IOException {
        assertThat(roundTrip(RECORDINGS.resolve("ce-1.3.1").resolve("20-work-items.json")))
                .isGreaterThan(50);
        assertThat(roundTrip(RECORDINGS.resolve("ce-1.3.1").resolve("30-cycles.json")))
                .isGreaterThan(30);
    }

    @Test
    void timestampsWithAnOffsetAreInstants() {
        WorkItem item = PlaneJson.read(
                "{\"id\":\"1\",\"name\":\"x\",\"created_at\":\"2026-11-23T06:20:15.240704+09:00\"}", WorkItem.class);

        assertThat(item.createdAt()).contains(Instant.parse("2026-11-22T21:20:15.240704Z"));
    }

    @Test
    void unknownEnumValueAndUnknownPropertySurviveARoundTrip() {
        String json =
                "{\"id\":\"1\",\"name\":\"x\",\"priority\":\"critical\",\"mood\":{\"level\":[1,2.50,null]},\"nothing\":null}";

        WorkItem item = PlaneJson.read(json, WorkItem.class);
        assertThat(item.priority()).isEqualTo(Priority.of("critical"));
        assertThat(item.priority().value()).isEqualTo("critical");
        assertThat(item.unknownProperties()).containsOnlyKeys("mood", "nothing");

        JsonValue again = JsonValue.parse(PlaneJson.write(item));
        assertThat(again.get("priority").asString()).isEqualTo("critical");
        assertThat(again.get("mood")).isEqualTo(JsonValue.parse("{\"level\":[1,2.50,null]}"));
        assertThat(again.properties()).containsKey("nothing");
    }

    @Test
    void referencesAreIdsOrWholeObjects() {
        WorkItem item = PlaneJson.read("""
                {"id":"1","name":"x","state":{"id":"s","name":"Todo","group":"unstarted"},"parent":"p",
                 "created_by":{},"updated_by":null,"assignees":["u",{"id":"v","display_name":"ada"}]}""", WorkItem.class);

        assertThat(item.state().id()).isEqualTo("s");
        assertThat(item.state().expanded().orElseThrow().group()).isEqualTo(StateGroup.UNSTARTED);
        assertThat(item.parent().orElseThrow().id()).isEqualTo("p");
        assertThat(item.parent().orElseThrow().expanded()).isEmpty();
        assertThat(item.createdBy()).as("an expanded null is an empty object").isEmpty();
        assertThat(item.updatedBy()).isEmpty();
        assertThat(item.assignees()).extracting(Ref::id).containsExactly("u", "v");
    }

    @Test
    void absentReferenceSaysWhatToDo() {
        WorkItem item = PlaneJson.read("{\"id\":\"1\",\"name\":\"x\"}", WorkItem.class);

        assertThat(item.state().isPresent()).isFalse();
        assertThatThrownBy(() -> item.state().id())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fields(...)");
    }

    @Test
    void brokenJsonIsNotQuoted() {
        assertThatThrownBy(() ->
                        PlaneJson.read("{\"id\":\"1\",\"name\":\"top secret\",\"sequence_id\":{}}", WorkItem.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sequence_id")
                .hasMessageNotContaining("top secret");
        assertThatThrownBy(() -> JsonValue.parse("{\"a\": top secret}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("top secret");
    }

    @Test
    void builtByHandForTests() {
        WorkItem item =
                WorkItem.builder().id("1").name("x").priority(Priority.HIGH).build();

        assertThat(PlaneJson.read(PlaneJson.write(item), WorkItem.class)).isEqualTo(item);
    }
}
