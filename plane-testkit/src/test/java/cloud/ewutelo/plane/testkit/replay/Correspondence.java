package cloud.ewutelo.plane.testkit.replay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which recorded id, key or secret is which of the emulator's. A pair is learned where the two first appear at the same
 * place of an answer, and must hold from then on, in both directions.
 */
final class Correspondence {
    private static final Pattern VOLATILE =
            Pattern.compile("(?<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
                    + "|(?<jwt>eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+)"
                    + "|(?<hex>(?:(?<![0-9a-f])|(?<=%27%27))(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{24})(?![0-9a-f]))"
                    + "|(?<host>localhost:\\d{2,5})"
                    + "|(?<amz>\\d{8}T\\d{6}Z)"
                    + "|(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d))");
    private static final Pattern UUID_OR_SECRET = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+|[0-9a-f]{32,64}"
                    + "|\\d{8}T\\d{6}Z|eyJ[A-Za-z0-9+/]{200,}=*"
                    + "|localhost:\\d{2,5}");

    private final Map<String, String> toActual = new HashMap<>();
    private final Map<String, String> toRecorded = new HashMap<>();
    private final String recordedAuthority;
    private final String actualAuthority;
    private final Instant begin;
    private final Instant end;

    Correspondence(String recordedAuthority, String actualAuthority, Instant begin, Instant end) {
        this.recordedAuthority = recordedAuthority;
        this.actualAuthority = actualAuthority;
        this.begin = begin;
        this.end = end;
    }

    /** The recorded text with the emulator's ids. */
    String translate(String recorded) {
        Matcher matcher = UUID_OR_SECRET.matcher(recorded.replace(recordedAuthority, actualAuthority));
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    out, Matcher.quoteReplacement(toActual.getOrDefault(matcher.group(), matcher.group())));
        }
        return matcher.appendTail(out).toString();
    }

    /** Notes that a recorded text stands for another one. */
    void learnExactly(String recorded, String actual) {
        toActual.put(recorded, actual);
    }

    /** Whether two texts are equal but for ids that correspond and times of the recording. */
    boolean same(String recordedText, String actual) {
        String recorded = recordedText.replace(recordedAuthority, actualAuthority);
        if (recorded.equals(actual)) {
            return true;
        }
        Matcher left = VOLATILE.matcher(recorded);
        Matcher right = VOLATILE.matcher(actual);
        int leftEnd = 0;
        int rightEnd = 0;
        while (left.find()) {
            if (!right.find()
                    || !recorded.substring(leftEnd, left.start()).equals(actual.substring(rightEnd, right.start()))
                    || !sameToken(left, right)) {
                return false;
            }
            leftEnd = left.end();
            rightEnd = right.end();
        }
        return !right.find() && recorded.substring(leftEnd).equals(actual.substring(rightEnd));
    }

    private boolean sameToken(Matcher left, Matcher right) {
        if (left.group("time") != null) {
            return right.group("time") != null && sameTime(left.group(), right.group());
        }
        if (left.group("amz") != null) {
            // Not one to one: a second of the recording is another one here, and several calls share it.
            toActual.put(left.group(), right.group());
            return right.group("amz") != null;
        }
        if (left.group("host") != null) {
            return toActual.getOrDefault(left.group(), left.group()).equals(right.group());
        }
        boolean sameKind = (left.group("uuid") != null) == (right.group("uuid") != null)
                && (left.group("jwt") != null) == (right.group("jwt") != null)
                && (left.group("jwt") != null
                        || left.group().length() == right.group().length());
        return sameKind && learn(left.group(), right.group());
    }

    private boolean learn(String recorded, String actual) {
        String known = toActual.putIfAbsent(recorded, actual);
        String knownBack = toRecorded.putIfAbsent(actual, recorded);
        return (known == null || known.equals(actual)) && (knownBack == null || knownBack.equals(recorded));
    }

    /** Times within the recording itself correspond; all others must be equal. */
    private boolean sameTime(String recorded, String actual) {
        if (recorded.equals(actual)) {
            return true;
        }
        OffsetDateTime left = OffsetDateTime.parse(recorded);
        OffsetDateTime right = OffsetDateTime.parse(actual);
        return isOfRecording(left) && isOfRecording(right) && left.getOffset().equals(right.getOffset());
    }

    private boolean isOfRecording(OffsetDateTime time) {
        return !time.toInstant().isBefore(begin) && !time.toInstant().isAfter(end);
    }
}
