package cloud.ewutelo.plane.testkit.internal.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads JSON with the error texts of Python's parser, which reach the client in 400 answers. */
public final class JsonReader {
    private final String text;
    private int position;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Decodes and parses a body. */
    public static @Nullable Object read(byte[] body, Charset charset) {
        return read(decode(body, charset));
    }

    /** Parses a text. */
    public static @Nullable Object read(String text) {
        if (text.startsWith("\ufeff")) {
            throw new JsonSyntaxException("Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)");
        }
        JsonReader reader = new JsonReader(text);
        reader.skipSpace();
        Object value = reader.value();
        reader.skipSpace();
        if (reader.position < text.length()) {
            throw reader.error("Extra data", reader.position);
        }
        return value;
    }

    private static String decode(byte[] body, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(body.length + 1);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (result.isError()) {
            int at = in.position();
            int bad = body[at] & 0xff;
            boolean start = bad >= 0xc2 && bad <= 0xf4 && charset.equals(StandardCharsets.UTF_8);
            String reason = !start
                    ? "invalid start byte"
                    : at + 1 >= body.length ? "unexpected end of data" : "invalid continuation byte";
            throw new JsonSyntaxException(String.format(
                    Locale.ROOT,
                    "'%s' codec can't decode byte 0x%02x in position %d: %s",
                    charset.name().toLowerCase(Locale.ROOT),
                    bad,
                    at,
                    reason));
        }
        return out.flip().toString();
    }

    private JsonSyntaxException error(String message, int at) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int column = text.codePointCount(lineStart, at) + 1;
        return new JsonSyntaxException(
                message + ": line " + line + " column " + column + " (char " + text.codePointCount(0, at) + ")");
    }

    private void skipSpace() {
        while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private boolean at(char expected) {
        return position < text.length() && text.charAt(position) == expected;
    }

    private @Nullable Object value() {
        if (position >= text.length()) {
            throw error("Expecting value", position);
        }
        char c = text.charAt(position);
        if (c == '"') {
            return string();
        }
        if (c == '{') {
            return object();
        }
        if (c == '[') {
            return array();
        }
        if ((c == '-' && !text.startsWith("-Infinity", position)) || (c >= '0' && c <= '9')) {
            return number();
        }
        for (String constant : new String[] {"NaN", "Infinity", "-Infinity"}) {
            if (text.startsWith(constant, position)) {
                throw new JsonSyntaxException("Out of range float values are not JSON compliant: '" + constant + "'");
            }
        }
        if (text.startsWith("null", position)) {
            position += 4;
            return null;
        }
        if (text.startsWith("true", position)) {
            position += 4;
            return true;
        }
        if (text.startsWith("false", position)) {
            position += 5;
            return false;
        }
        throw error("Expecting value", position);
    }

    private JsonObject object() {
        JsonObject object = new JsonObject();
        position++;
        skipSpace();
        if (at('}')) {
            position++;
            return object;
        }
        while (true) {
            if (!at('"')) {
                throw error("Expecting property name enclosed in double quotes", position);
            }
            String key = string();
            skipSpace();
            if (!at(':')) {
                throw error("Expecting ':' delimiter", position);
            }
            position++;
            skipSpace();
            object.put(key, value());
            skipSpace();
            if (at('}')) {
                position++;
                return object;
            }
            nextElement('}', "Illegal trailing comma before end of object");
        }
    }

    private JsonArray array() {
        JsonArray array = new JsonArray();
        position++;
        skipSpace();
        if (at(']')) {
            position++;
            return array;
        }
        while (true) {
            array.add(value());
            skipSpace();
            if (at(']')) {
                position++;
                return array;
            }
            nextElement(']', "Illegal trailing comma before end of array");
        }
    }

    private void nextElement(char end, String trailingComma) {
        if (!at(',')) {
            throw error("Expecting ',' delimiter", position);
        }
        int comma = position++;
        skipSpace();
        if (at(end)) {
            throw error(trailingComma, comma);
        }
    }

    private String string() {
        int begin = position++;
        StringBuilder out = new StringBuilder();
        while (true) {
            if (position >= text.length()) {
                throw error("Unterminated string starting at", begin);
            }
            char c = text.charAt(position++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw error("Invalid control character at", position - 1);
            }
            out.append(c == '\\' ? escape(begin) : c);
        }
    }

    private char escape(int begin) {
        if (position >= text.length()) {
            throw error("Unterminated string starting at", begin);
        }
        char c = text.charAt(position++);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"', '\\', '/' -> c;
            case 'u' -> unicodeEscape();
            default -> throw error("Invalid \\escape", position - 2);
        };
    }

    private char unicodeEscape() {
        if (position + 4 > text.length()) {
            throw error("Invalid \\uXXXX escape", position);
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(position + i), 16);
            if (digit < 0) {
                throw error("Invalid \\uXXXX escape", position);
            }
            code = code * 16 + digit;
        }
        position += 4;
        return (char) code;
    }

    private Object number() {
        int begin = position;
        if (at('-')) {
            position++;
        }
        int digits = position;
        if (at('0')) {
            position++;
        } else {
            digits();
        }
        if (position == digits) {
            throw error("Expecting value", begin);
        }
        boolean decimal = false;
        if (at('.') && position + 1 < text.length() && Character.isDigit(text.charAt(position + 1))) {
            decimal = true;
            position++;
            digits();
        }
        if (at('e') || at('E')) {
            int mark = position++;
            if (at('+') || at('-')) {
                position++;
            }
            int exponent = position;
            digits();
            decimal = position > exponent || decimal;
            position = position > exponent ? position : mark;
        }
        String literal = text.substring(begin, position);
        if (!decimal && literal.length() < 19) {
            return Long.valueOf(literal);
        }
        return Double.valueOf(literal);
    }

    private void digits() {
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
    }
}
