package cloud.ewutelo.plane.testkit.replay;

import cloud.ewutelo.plane.testkit.PlaneEdition;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Loads recordings in the order in which they were made. */
final class Recordings {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** The recorder's order: the rate limits were lowered, and the object store replaced, at the end. */
    private static final List<String> LAST = List.of("80-", "91-", "60-", "61-", "52-");

    private final String folder;
    private final JsonNode meta;

    Recordings(PlaneEdition edition) {
        this.folder = "/recordings/" + (edition == PlaneEdition.CE_1_2_2 ? "ce-1.2.2/" : "ce-1.3.1/");
        this.meta = read("_meta.json");
    }

    JsonNode meta() {
        return meta;
    }

    List<Exchange> exchanges() {
        List<Exchange> all = new ArrayList<>();
        List<String> files = new ArrayList<>();
        meta.get("files").fieldNames().forEachRemaining(files::add);
        files.removeIf(file -> file.startsWith("90-"));
        files.sort((a, b) -> rank(a) != rank(b) ? Integer.compare(rank(a), rank(b)) : a.compareTo(b));
        for (String file : files) {
            String topic = file.replace(".json", "");
            read(file).forEach(exchange -> all.add(new Exchange(topic, exchange)));
        }
        return all;
    }

    JsonNode webhooks() {
        return read("90-webhooks.json");
    }

    private static int rank(String file) {
        for (int i = 0; i < LAST.size(); i++) {
            if (file.startsWith(LAST.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }

    private JsonNode read(String file) {
        try (InputStream in = Objects.requireNonNull(Recordings.class.getResourceAsStream(folder + file), file)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + file, e);
        }
    }
}
