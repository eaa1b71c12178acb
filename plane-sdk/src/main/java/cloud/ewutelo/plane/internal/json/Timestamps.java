package cloud.ewutelo.plane.internal.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Dates and times out of a parser's buffer. What looks as Plane sends it is read by position, which is many times faster than
 * a formatter and makes no text; a formatter decides about everything else.
 */
final class Timestamps {

    private static final int DATE = 10;
    private static final int DATE_AND_TIME = 19;
    private static final int FRACTION = 7;
    private static final int MOST_OFFSET_HOURS = 17;
    private static final int UNREADABLE = Integer.MIN_VALUE;

    private Timestamps() {}

    /** Such as {@code 2026-11-22}, whatever follows it. */
    static LocalDate date(char[] text, int from, int length) {
        if (length >= DATE && text[from + 4] == '-' && text[from + 7] == '-') {
            int year = number(text, from, 4);
            int month = number(text, from + 5, 2);
            int day = number(text, from + 8, 2);
            if ((year | month | day) >= 0) {
                return LocalDate.of(year, month, day);
            }
        }
        String whole = new String(text, from, length).strip();
        return LocalDate.parse(whole.length() > DATE ? whole.substring(0, DATE) : whole);
    }

    /** Such as {@code 2026-11-22T21:20:15.240704Z}, or with {@code +09:00} at its end. */
    static Instant instant(char[] text, int from, int length) {
        boolean fraction = length > DATE_AND_TIME + FRACTION && text[from + DATE_AND_TIME] == '.';
        int beforeOffset = fraction ? DATE_AND_TIME + FRACTION : DATE_AND_TIME;
        int offset = offset(text, from + beforeOffset, length - beforeOffset);
        if (offset != UNREADABLE && text[from + DATE] == 'T' && text[from + 13] == ':' && text[from + 16] == ':') {
            int hour = number(text, from + 11, 2);
            int minute = number(text, from + 14, 2);
            int second = number(text, from + 17, 2);
            int micros = fraction ? number(text, from + DATE_AND_TIME + 1, FRACTION - 1) : 0;
            if ((hour | minute | second | micros) >= 0 && hour < 24 && minute < 60 && second < 60) {
                long day = date(text, from, DATE).toEpochDay();
                return Instant.ofEpochSecond(
                        day * 86_400 + hour * 3_600L + minute * 60L + second - offset, micros * 1_000L);
            }
        }
        String whole = new String(text, from, length).strip();
        return OffsetDateTime.parse(whole.indexOf(' ') == DATE ? whole.replace(' ', 'T') : whole)
                .toInstant();
    }

    /** In seconds, east is positive. */
    private static int offset(char[] text, int from, int length) {
        if (length == 1 && text[from] == 'Z') {
            return 0;
        }
        if (length != 6 || text[from + 3] != ':' || (text[from] != '+' && text[from] != '-')) {
            return UNREADABLE;
        }
        int hours = number(text, from + 1, 2);
        int minutes = number(text, from + 4, 2);
        if ((hours | minutes) < 0 || hours > MOST_OFFSET_HOURS || minutes > 59) {
            return UNREADABLE;
        }
        int seconds = hours * 3_600 + minutes * 60;
        return text[from] == '-' ? -seconds : seconds;
    }

    /** The number that the digits make; negative if there is something else among them. */
    private static int number(char[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return UNREADABLE;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
