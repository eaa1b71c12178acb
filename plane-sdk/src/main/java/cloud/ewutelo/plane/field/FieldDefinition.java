package cloud.ewutelo.plane.field;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A custom field: its name, the type of its values, and what values it takes. Declare it once, as a constant, and use it with
 * every project.
 *
 * {@snippet file="FieldSnippets.java" region="define"}
 *
 * <p>Definitions are immutable; every method that adds a rule returns a new one. A value is checked before it is written, and
 * again when it is read, since people edit values in Plane. All texts are limited to 10000 characters, and lists to 100 entries.
 *
 * @param <T> the Java type of the values
 */
public final class FieldDefinition<T> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final Pattern UNIT = Pattern.compile("[^,\\s][^,\\p{Cc}]{0,19}");
    private static final Set<FieldType> ORDERED = EnumSet.of(FieldType.DECIMAL, FieldType.INTEGER, FieldType.DATE_TIME);
    private static final Set<FieldType> INDEXABLE =
            EnumSet.of(FieldType.TEXT, FieldType.OPTION, FieldType.INTEGER, FieldType.BOOLEAN, FieldType.EMAIL);

    private final String name;
    private final FieldType type;
    private final ValueText<T> text;
    private final Settings settings;

    /** What does not depend on the type of the values. */
    private record Settings(
            String description, @Nullable String unit, List<String> options, boolean multi, boolean indexed) {

        static final Settings NONE = new Settings("", null, List.of(), false, false);
    }

    private FieldDefinition(String name, FieldType type, ValueText<T> text, Settings settings) {
        this.name = name;
        this.type = type;
        this.text = text;
        this.settings = settings;
    }

    private static <T> FieldDefinition<T> of(String name, FieldType type, ValueText<T> text) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequestException(
                    "name of a field",
                    "is \"" + name + "\"",
                    "Use 1 to 64 lower-case letters, digits, _ and -, beginning with a letter, such as agent_id.");
        }
        return new FieldDefinition<>(name, type, text, Settings.NONE);
    }

    /**
     * A field of text.
     *
     * @param name 1 to 64 lower-case letters, digits, {@code _} and {@code -}, beginning with a letter
     * @return a field whose values have 1 to 10000 characters
     */
    public static FieldDefinition<String> text(String name) {
        return of(name, FieldType.TEXT, ValueTexts.text());
    }

    /**
     * A field of exact decimal numbers.
     *
     * @param name 1 to 64 lower-case letters, digits, {@code _} and {@code -}, beginning with a letter
     * @return a field whose values have up to 100 digits; trailing zeros are kept on Community Edition
     */
    public static FieldDefinition<BigDecimal> decimal(String name) {
        return of(name, FieldType.DECIMAL, ValueTexts.decimal());
    }

    /**
     * A field of whole numbers.
     *
     * @param name 1 to 64 lower-case letters, digits, {@code _} and {@code -}, beginning with a letter
     * @return a field of numbers from -2^63 to 2^63-1
     */
    public static FieldDefinition<Long> integer(String name) {
        return of(name, FieldType.INTEGER, ValueTexts.integer());
    }

    /**
     * A field that is true or false.
     *
     * @param name 1 to 64 lower-case letters, digits, {@code _} and {@code -}, beginning with a letter
     * @return the field
     */
    public static FieldDefinition<Boolean> bool(String name) {
        return of(name, FieldType.BOOLEAN, ValueTexts.bool());
    }

    /**
     * A field of moments. Fractions of a second are cut off, because Plane stores none.
     *
     * @param name 1 to 64 lower-case letters, digits, {@code _} and {@code -}, beginning with a letter
     * @return a field of moments in the years 1 to 9999
     */
    public static FieldDefinition<Instant> dateTime(String name) {
        return of(name, FieldType.DATE_TIME, ValueTexts.dateTime());
    }

    /**
     * A field whose value is one of a list.
     *
     * @param name 1 to 64 lower-case letters, digits, {@code _} and {@code -}, beginning with a letter
     * @param options what can be chosen, each of 1 to 255 characters
     * @return the field; upper and lower case make no difference when a value is written
     */
    public static FieldDefinition<String> option(String name, String... options) {
        List<String> all = Arrays.stream(options)
                .map(option -> Check.text(name, option, 255).strip())
                .toList();
        long different = all.stream()
                .map(option -> option.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        if (all.isEmpty() || different < all.size()) {
            throw new InvalidRequestException(
                    name, all.isEmpty() ? "has no options" : "has an option twice", "Name each option once.");
        }
        FieldDefinition<String> field = of(name, FieldType.OPTION, ValueTexts.option(all));
        return field.with(new Settings("", null, all, false, false));
    }

    /**
     * A field of web addresses.
     *
     * @param name 1 to 64 lower-case letters, digits, {@code _} and {@code -}, beginning with a letter
     * @return a field of whole {@code http} and {@code https} addresses
     */
    public static FieldDefinition<URI> url(String name) {
        return of(name, FieldType.URL, ValueTexts.url());
    }

    /**
     * A field of e-mail addresses.
     *
     * @param name 1 to 64 lower-case letters, digits, {@code _} and {@code -}, beginning with a letter
     * @return the field
     */
    public static FieldDefinition<String> email(String name) {
        return of(name, FieldType.EMAIL, ValueTexts.email());
    }

    /**
     * A field for a member of the project. It takes an id, a display name or an e-mail address, and gives the id.
     *
     * @param name 1 to 64 lower-case letters, digits, {@code _} and {@code -}, beginning with a letter
     * @return the field
     */
    public static FieldDefinition<String> member(String name) {
        return of(name, FieldType.MEMBER, ValueTexts.member());
    }

    /**
     * The same with a description for people.
     *
     * @param description plain text
     * @return a new definition
     */
    public FieldDefinition<T> describedAs(String description) {
        return with(new Settings(
                Check.safeText(name, description), settings.unit, settings.options, settings.multi, settings.indexed));
    }

    /**
     * The same with a unit, which is shown beside the values.
     *
     * @param unit such as {@code "USD"}; 1 to 20 characters without commas
     * @return a new definition
     */
    public FieldDefinition<T> unit(String unit) {
        if (!UNIT.matcher(unit).matches()) {
            throw new InvalidRequestException(name, "has an unusable unit", "Use 1 to 20 characters without commas.");
        }
        return with(new Settings(settings.description, unit, settings.options, settings.multi, settings.indexed));
    }

    /**
     * The same without smaller values.
     *
     * @param least the smallest value; for decimals, integers and moments
     * @return a new definition
     */
    public FieldDefinition<T> atLeast(T least) {
        requireOrder();
        return rule(value -> compare(value, least) >= 0, "is below " + least, "Use " + least + " or more.");
    }

    /**
     * The same without larger values.
     *
     * @param most the largest value; for decimals, integers and moments
     * @return a new definition
     */
    public FieldDefinition<T> atMost(T most) {
        requireOrder();
        return rule(value -> compare(value, most) <= 0, "is above " + most, "Use " + most + " or less.");
    }

    /**
     * The same for texts of a certain form alone.
     *
     * @param pattern what the whole text must match
     * @param form the form for people, such as {@code "openclaw-session-<uuid>"}
     * @return a new definition
     */
    public FieldDefinition<T> matching(Pattern pattern, String form) {
        requireSingle("matching(...)");
        return rule(
                value -> pattern.matcher(text.write(value)).matches(), "has another form", "Write it as " + form + ".");
    }

    /**
     * The same with shorter texts alone.
     *
     * @param characters the most characters, 1 to 10000
     * @return a new definition
     */
    public FieldDefinition<T> maxLength(int characters) {
        requireSingle("maxLength(...)");
        Check.range("maxLength of " + name, characters, 1, 10_000);
        return rule(
                value -> text.write(value).codePoints().count() <= characters,
                "has more than " + characters + " characters",
                "Shorten it.");
    }

    /**
     * The same as a field by whose value work items can be listed, without a request for each of them. Its value is on the work
     * item as a label too, as in {@code agent_id:imhotep}: for texts, options, integers, booleans and e-mail addresses that are
     * short enough for a label.
     *
     * @return a new definition
     */
    public FieldDefinition<T> indexed() {
        requireSingle("indexed()");
        if (!INDEXABLE.contains(type)) {
            throw new InvalidRequestException(
                    name,
                    "is of type " + type.label() + ", which makes no labels",
                    "Index texts, options, integers, booleans and e-mail addresses.");
        }
        FieldDefinition<T> visible = rule(
                value -> isLabel(text.write(value)),
                "does not fit into a label",
                "Use up to " + (254 - name.length()) + " visible characters on one line, without blanks around them.");
        return visible.with(new Settings(settings.description, settings.unit, settings.options, settings.multi, true));
    }

    /**
     * A field that holds a list of such values, in their order. Add rules for the single values before.
     *
     * @return a new definition
     */
    public FieldDefinition<List<T>> multi() {
        requireSingle("multi()");
        if (settings.indexed) {
            throw new InvalidRequestException(
                    name, "is indexed and cannot hold a list", "Use labels themselves for lists to search by.");
        }
        return new FieldDefinition<>(
                name,
                type,
                ValueTexts.list(text),
                new Settings(settings.description, settings.unit, settings.options, true, false));
    }

    /**
     * The name, by which the field is found in Plane.
     *
     * @return such as {@code "cost_estimate"}
     */
    public String name() {
        return name;
    }

    /**
     * The type of the values; of lists, that of the entries.
     *
     * @return the type
     */
    public FieldType type() {
        return type;
    }

    /**
     * Whether the field holds a list.
     *
     * @return true for a list
     */
    public boolean isMulti() {
        return settings.multi;
    }

    /**
     * Whether work items can be listed by the value.
     *
     * @return true if the value is a label too
     */
    public boolean isIndexed() {
        return settings.indexed;
    }

    /**
     * What the field is for.
     *
     * @return plain text; empty if nothing was said
     */
    public String description() {
        return settings.description;
    }

    /**
     * The unit of the values.
     *
     * @return such as {@code "USD"}, or empty
     */
    public Optional<String> unit() {
        return Optional.ofNullable(settings.unit);
    }

    /**
     * What can be chosen.
     *
     * @return the options in their order; empty for other types
     */
    public List<String> options() {
        return settings.options;
    }

    /**
     * Checks a value, and brings it into the form in which it is stored.
     *
     * @param value the value
     * @return the value, for instance without fractions of a second
     * @throws InvalidRequestException if it does not fit; it names the field, the problem and the remedy
     */
    public T check(T value) {
        return text.check(name, value);
    }

    /**
     * A value as text, as it is shown to people.
     *
     * @param value the value
     * @return such as {@code "12.50"}, {@code "2026-11-25T09:30:00Z"} or {@code "red, green"}
     * @throws InvalidRequestException if the value does not fit
     */
    public String format(T value) {
        return text.write(check(value));
    }

    /**
     * What a text means, for values that people type.
     *
     * @param text as {@link #format} writes it, or in another usual form, as {@code yes} for {@code true}
     * @return the value
     * @throws InvalidRequestException if it does not fit; the message does not show the text
     */
    public T parse(String text) {
        String bare = withoutUnit(text);
        return check(this.text.read(name, bare));
    }

    /**
     * The definition in short.
     *
     * @return such as {@code "cost_estimate (decimal in USD)"}
     */
    @Override
    public String toString() {
        return Stream.of(
                        Optional.of(name + " (" + type.label()),
                        settings.multi ? Optional.of(" list") : Optional.<String>empty(),
                        unit().map(unit -> " in " + unit),
                        settings.indexed ? Optional.of(", indexed") : Optional.<String>empty(),
                        Optional.of(")"))
                .flatMap(Optional::stream)
                .reduce("", String::concat);
    }

    /** People write the unit that they see beside the value. */
    private String withoutUnit(String text) {
        String unit = settings.unit;
        String stripped = text.strip();
        boolean number = type == FieldType.DECIMAL || type == FieldType.INTEGER;
        if (unit == null || !number || settings.multi) {
            return text;
        }
        if (stripped.endsWith(unit)) {
            return stripped.substring(0, stripped.length() - unit.length());
        }
        return stripped.startsWith(unit) ? stripped.substring(unit.length()) : text;
    }

    private FieldDefinition<T> with(Settings changed) {
        return new FieldDefinition<>(name, type, text, changed);
    }

    private FieldDefinition<T> rule(Predicate<T> fits, String problem, String remedy) {
        return new FieldDefinition<>(
                name,
                type,
                text.with((field, value) -> {
                    if (!fits.test(value)) {
                        throw new InvalidRequestException(field, problem, remedy);
                    }
                }),
                settings);
    }

    private boolean isLabel(String value) {
        return !value.isBlank()
                && value.equals(value.strip())
                && value.codePointCount(0, value.length()) <= 254 - name.length()
                && value.codePoints().noneMatch(FieldDefinition::isInvisible);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c != ' ' && Character.isSpaceChar(c);
        };
    }

    private void requireSingle(String method) {
        if (settings.multi) {
            throw new InvalidRequestException(
                    name, "is a list already", "Call " + method + " before multi(), for the single values.");
        }
    }

    private void requireOrder() {
        requireSingle("atLeast(...) or atMost(...)");
        if (!ORDERED.contains(type)) {
            throw new InvalidRequestException(
                    name, "is of type " + type.label() + ", which has no range", "Limit numbers and moments.");
        }
    }

    @SuppressWarnings("unchecked") // the types with an order are comparable
    private static <T> int compare(T a, T b) {
        return ((Comparable<T>) a).compareTo(b);
    }
}
