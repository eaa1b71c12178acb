package cloud.ewutelo.plane.telegram.setting;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds what somebody meant who wrote a name in haste. */
public final class Closest {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int MOST = 3;

    private Closest() {}

    /**
     * What is named, best first: by the very name, by its beginning, by a part of it.
     *
     * @param names what something is called, one or more names
     */
    public static <T> List<T> matches(String wanted, Collection<T> all, Function<T, List<String>> names) {
        String plain = plain(wanted);
        if (plain.isEmpty()) {
            return List.of();
        }
        List<T> equal = all.stream()
                .filter(one ->
                        names.apply(one).stream().anyMatch(name -> plain(name).equals(plain)))
                .toList();
        if (!equal.isEmpty()) {
            return equal;
        }
        List<T> starting = all.stream()
                .filter(one ->
                        names.apply(one).stream().anyMatch(name -> plain(name).startsWith(plain)))
                .toList();
        if (!starting.isEmpty()) {
            return starting;
        }
        return all.stream()
                .filter(one ->
                        names.apply(one).stream().anyMatch(name -> plain(name).contains(plain)))
                .toList();
    }

    /** What could be meant by a name that nothing has, closest first, at most three. */
    public static <T> List<T> suggestions(String wanted, Collection<T> all, Function<T, List<String>> names) {
        String plain = plain(wanted);
        int limit = Math.max(1, plain.length() / 3);
        return all.stream()
                .filter(one -> distance(plain, names.apply(one)) <= limit)
                .sorted(Comparator.comparingInt(one -> distance(plain, names.apply(one))))
                .limit(MOST)
                .toList();
    }

    /** Without accents, capitals and blanks at the ends. */
    public static String plain(String name) {
        return MARKS.matcher(Normalizer.normalize(name.strip(), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static int distance(String wanted, List<String> names) {
        return names.stream()
                .mapToInt(name -> distance(wanted, plain(name)))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
