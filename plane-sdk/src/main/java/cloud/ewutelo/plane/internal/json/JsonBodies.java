package cloud.ewutelo.plane.internal.json;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Bodies as JSON in UTF-8. The parser gets the bytes: to make characters of them first would cost a third more. */
public final class JsonBodies extends Converter.Factory {

    private static final MediaType JSON = MediaType.get("application/json; charset=UTF-8");

    @Override
    public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
            Type type, Annotation[] annotations, Retrofit retrofit) {
        ObjectReader reader =
                Json.mapper().readerFor(Json.mapper().getTypeFactory().constructType(type));
        return body -> {
            try (body) {
                return reader.readValue(body.byteStream());
            }
        };
    }

    @Override
    public @Nullable Converter<?, RequestBody> requestBodyConverter(
            Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
        ObjectWriter writer =
                Json.mapper().writerFor(Json.mapper().getTypeFactory().constructType(type));
        return value -> RequestBody.create(writer.writeValueAsBytes(value), JSON);
    }
}
