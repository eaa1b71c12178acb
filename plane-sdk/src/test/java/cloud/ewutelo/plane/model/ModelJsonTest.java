package cloud.ewutelo.plane.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ModelJsonTest {

    private static final Path RECORDINGS = Path.of("..", "plane-testkit", "src", "test", "resources", "recordings");

    /** Which recorded requests answer with which model: the end of the path, with ids replaced. */
    private static final Map<String, Class<?>> MODELS = Map.of(
            "projects/", Project.class,
            "projects/ID/", Project.class,
            "states/ID/", State.class,
            "labels/ID/", Label.class,
            "work-items/", WorkItem.class,
            "work-items/ID/", WorkItem.class,
            "comments/ID/", Comment.class,
            "users/me/", User.class);

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
            if (model == null) {
                continue;
            }
            JsonValue body = exchange.get("response").get("body");
            List<JsonValue> objects =
                    body.get("results").isArray() ? body.get("results").elements() : List.of(body);
            for (JsonValue object : objects) {
                if (object.isObject()) {
                    JsonValue again = JsonValue.parse(PlaneJson.write(PlaneJson.read(object.toString(), model)));
                    assertThat(significant(again))
                            .as(exchange.get("name").asString())
                            .isEqualTo(significant(object));
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
    private static Map<String, Object> significant(JsonValue object) {
        Map<String, Object> result = new LinkedHashMap<>();
        object.properties().forEach((name, value) -> {
            Object plain = value.toPlain();
            if (plain != null && !plain.equals("") && !plain.equals(List.of()) && !plain.equals(Map.of())) {
                result.put(name, normalized(plain));
            }
        });
        return result;
    }

    private static Object normalized(Object plain) {
        if (plain instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return plain instanceof Number number ? (Object) number.doubleValue() : plain;
    }

    @Test
    void recordingsOfWorkItemsAreReallyCompared() throws IOException {
        assertThat(roundTrip(RECORDINGS.resolve("ce-1.3.1").resolve("20-work-items.json")))
                .isGreaterThan(50);
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
