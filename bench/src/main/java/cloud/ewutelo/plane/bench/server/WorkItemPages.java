package cloud.ewutelo.plane.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Work items in the shape that a real Plane sent, each with its own id, number, name and times; always the same ones. */
public final class WorkItemPages {

    public static final int COUNT = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ObjectNode> items;

    public WorkItemPages() {
        this.items = items();
    }

    /** Every answer of a listing with this page size, in order. */
    public List<byte[]> pages(int size) {
        List<byte[]> pages = new ArrayList<>();
        for (int page = 0; page * size < items.size(); page++) {
            pages.add(page(size, page));
        }
        return pages;
    }

    /** The answer to the request for one work item. */
    public byte[] single() {
        return bytes(items.get(items.size() - 1));
    }

    private byte[] page(int size, int page) {
        List<ObjectNode> part = items.subList(page * size, Math.min(items.size(), (page + 1) * size));
        int pages = (items.size() + size - 1) / size;
        ObjectNode envelope = JSON.createObjectNode();
        envelope.putNull("grouped_by").putNull("sub_grouped_by").put("total_count", items.size());
        envelope.put("next_cursor", size + ":" + (page + 1) + ":0").put("prev_cursor", size + ":" + (page - 1) + ":1");
        envelope.put("next_page_results", page + 1 < pages).put("prev_page_results", page > 0);
        envelope.put("count", part.size()).put("total_pages", pages).put("total_results", items.size());
        envelope.putNull("extra_stats").putArray("results").addAll(part);
        return bytes(envelope);
    }

    private static List<ObjectNode> items() {
        List<JsonNode> recorded = new ArrayList<>();
        try (InputStream in = WorkItemPages.class.getResourceAsStream("work-items.json")) {
            JSON.readTree(Objects.requireNonNull(in)).forEach(recorded::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<ObjectNode> items = new ArrayList<>();
        for (int number = COUNT; number > 0; number--) {
            ObjectNode item = recorded.get(number % recorded.size()).deepCopy();
            item.put("id", new UUID(number * 0x9E3779B97F4A7C15L, ~number * 0xC2B2AE3D27D4EB4FL).toString());
            item.put("name", item.get("name").asText() + " " + number).put("sequence_id", number);
            item.put("project", RecordedPlane.PROJECT);
            for (String time : List.of("created_at", "updated_at")) {
                OffsetDateTime recordedTime =
                        OffsetDateTime.parse(item.get(time).asText());
                item.put(time, recordedTime.plusSeconds(number * 61L).toString());
            }
            items.add(item);
        }
        return items;
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
