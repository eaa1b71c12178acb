package cloud.ewutelo.plane.internal.json;

import cloud.ewutelo.plane.model.PlaneObject;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Plane answers to a listing: an envelope with a page, a bare array with everything, or a single object.
 *
 * @param items the page
 * @param total over all pages; null where it is not told
 * @param nextCursor where the next page begins; Plane gives one even on the last page
 * @param hasNext whether there is a next page; the only reliable sign
 * @param bytes how long the JSON is
 */
public record PageBody<T>(
        List<T> items, @Nullable Integer total, @Nullable String nextCursor, boolean hasNext, long bytes) {

    static final class Reader extends StdDeserializer<PageBody<?>> implements ContextualDeserializer {

        private static final long serialVersionUID = 1L;

        private final @Nullable JavaType item;

        Reader(@Nullable JavaType item) {
            super(PageBody.class);
            this.item = item;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new Reader(context.getContextualType().containedType(0));
        }

        @Override
        public PageBody<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() == JsonToken.START_ARRAY) {
                return new PageBody<>(items(in, context), null, null, false, bytes(in));
            }
            if (in.currentToken() != JsonToken.START_OBJECT) {
                context.reportInputMismatch(this, "a listing must be an object or an array");
            }
            // Envelopes are read as they stream in; only an object that turns out to be no envelope is read twice.
            TokenBuffer before = new TokenBuffer(in, context);
            before.writeStartObject();
            List<Object> items = null;
            Integer total = null;
            String nextCursor = null;
            boolean hasNext = false;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                if (name.equals("results") && in.currentToken() == JsonToken.START_ARRAY) {
                    items = items(in, context);
                    continue;
                }
                switch (name) {
                    case "total_count" -> total = in.currentToken().isNumeric() ? (Integer) in.getIntValue() : null;
                    case "next_cursor" -> nextCursor = in.getValueAsString();
                    case "next_page_results" -> hasNext = in.getValueAsBoolean();
                    default -> {}
                }
                before.writeFieldName(name);
                before.copyCurrentStructure(in);
            }
            before.writeEndObject();
            if (items != null) {
                return new PageBody<>(items, total, nextCursor, hasNext, bytes(in));
            }
            try (JsonParser again = before.asParserOnFirstToken()) {
                Object single = context.readValue(again, itemType());
                return new PageBody<>(List.of(single), 1, null, false, bytes(in));
            }
        }

        private List<Object> items(JsonParser in, DeserializationContext context) throws IOException {
            JsonDeserializer<Object> reader = context.findRootValueDeserializer(itemType());
            List<Object> items = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                Object item = reader.deserialize(in, context);
                if (item instanceof PlaneObject object) {
                    // A string keeps its hash. The search for duplicates will need it when the id has left the
                    // processor's cache.
                    int unused = object.id().hashCode();
                }
                items.add(item);
            }
            return items;
        }

        private static long bytes(JsonParser in) {
            return in.currentLocation().getByteOffset();
        }

        private JavaType itemType() {
            if (item == null) {
                throw new IllegalStateException("PageBody needs the type of its items");
            }
            return item;
        }
    }
}
