package cloud.ewutelo.plane.internal;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The media types that Plane takes, and what a name says about a file's type. */
public final class MediaTypes {

    private static final String ANY = "application/octet-stream";

    private static final Set<String> ALLOWED = read();

    /** What the JDK does not know. */
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("csv", "text/csv"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("json", "application/json"),
            Map.entry("log", "text/plain"),
            Map.entry("markdown", "text/markdown"),
            Map.entry("md", "text/markdown"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("sql", "application/x-sql"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("webp", "image/webp"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("7z", "application/x-7z-compressed"));

    private MediaTypes() {}

    /** A type that Plane takes, by the name's extension. */
    public static String guess(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String known = BY_EXTENSION.get(extension);
        String guessed = known != null ? known : URLConnection.guessContentTypeFromName(name);
        return guessed != null && ALLOWED.contains(guessed) ? guessed : ANY;
    }

    /** The type without parameters, if Plane takes it. */
    public static String allowed(String type) {
        int parameters = type.indexOf(';');
        String bare =
                (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        if (!ALLOWED.contains(bare)) {
            throw new InvalidRequestException(
                    "type",
                    "is " + bare + ", which Plane does not take",
                    "Use application/octet-stream, or pack the file.");
        }
        return bare;
    }

    private static Set<String> read() {
        try (InputStream in = MediaTypes.class.getResourceAsStream("media-types.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
