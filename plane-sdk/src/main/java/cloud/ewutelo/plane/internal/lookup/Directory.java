package cloud.ewutelo.plane.internal.lookup;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.http.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds objects by the names that people use. The list is read when it is first needed, kept for a while, and read once more
 * when a name is not in it.
 */
public final class Directory<T> {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int MOST_IN_MESSAGE = 20;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final String kind;
    private final Supplier<List<T>> load;
    private final Function<T, String> idOf;
    private final Function<T, List<String>> namesOf;
    private final TimeSource time;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Loaded<T> loaded;

    private record Loaded<T>(List<T> objects, long at) {}

    /**
     * A directory that has read nothing yet.
     *
     * @param kind what it holds, for messages, as in {@code "state of project ONB"}
     * @param load reads all objects
     * @param namesOf the names of an object; the first is the one to show
     */
    public Directory(
            String kind,
            Supplier<List<T>> load,
            Function<T, String> idOf,
            Function<T, List<String>> namesOf,
            TimeSource time) {
        this.kind = kind;
        this.load = load;
        this.idOf = idOf;
        this.namesOf = namesOf;
        this.time = time;
    }

    /** The text as an id in the form that Plane's paths need, if it is one. */
    public static Optional<String> asId(String text) {
        return UUID_TEXT.matcher(text).matches()
                ? Optional.of(UUID.fromString(text).toString())
                : Optional.empty();
    }

    /** The id that a reference means: itself, or that of the object with this name. */
    public String idOf(String field, String reference) {
        return asId(reference).orElseGet(() -> idOf.apply(get(field, reference)));
    }

    /**
     * The object with this id or name.
     *
     * @throws InvalidRequestException if there is none, or more than one
     */
    public T get(String field, String reference) {
        return find(field, reference).orElseThrow(() -> {
            List<String> known = current().objects().stream()
                    .map(object -> namesOf.apply(object).get(0))
                    .sorted()
                    .limit(MOST_IN_MESSAGE)
                    .toList();
            String hint = known.isEmpty() ? "There is none." : "There is: " + String.join(", ", known) + ".";
            return new InvalidRequestException(field, "names no " + kind + ": \"" + reference + "\"", hint);
        });
    }

    /**
     * The object with this id or name, if there is one.
     *
     * @throws InvalidRequestException if there is more than one
     */
    public Optional<T> find(String field, String reference) {
        Loaded<T> before = loaded;
        Loaded<T> now = current();
        Optional<T> found = match(field, reference, now.objects());
        boolean mayBeOutdated = before != null && before.at() == now.at();
        return found.isEmpty() && mayBeOutdated
                ? match(field, reference, reload(now).objects())
                : found;
    }

    /** The objects that pass a test. If none does, everything is read once more. */
    public List<T> matching(Predicate<T> test) {
        Loaded<T> before = loaded;
        Loaded<T> now = current();
        List<T> found = now.objects().stream().filter(test).toList();
        boolean mayBeOutdated = before != null && before.at() == now.at();
        return found.isEmpty() && mayBeOutdated
                ? reload(now).objects().stream().filter(test).toList()
                : found;
    }

    /** All objects, as they were when they were read last. */
    public List<T> all() {
        return current().objects();
    }

    /** Puts what a call returned where it will be found, instead of reading everything again. */
    public void put(T object) {
        Loaded<T> present = loaded;
        if (present != null) {
            List<T> objects = new ArrayList<>(present.objects());
            objects.removeIf(each -> idOf.apply(each).equals(idOf.apply(object)));
            objects.add(object);
            loaded = new Loaded<>(List.copyOf(objects), present.at());
        }
    }

    /** Reads everything again when it is next needed. */
    public void forget() {
        loaded = null;
    }

    private Loaded<T> current() {
        Loaded<T> present = loaded;
        boolean usable = present != null && time.nanoTime() - present.at() < LIFETIME.toNanos();
        return usable && present != null ? present : reload(present);
    }

    private Loaded<T> reload(@Nullable Loaded<T> seen) {
        loading.lock();
        try {
            Loaded<T> present = loaded;
            if (present != null && (seen == null || present.at() != seen.at())) {
                return present;
            }
            Loaded<T> fresh = new Loaded<>(List.copyOf(load.get()), time.nanoTime());
            loaded = fresh;
            return fresh;
        } finally {
            loading.unlock();
        }
    }

    private Optional<T> match(String field, String reference, List<T> objects) {
        Optional<String> id = asId(reference);
        if (id.isPresent()) {
            return objects.stream()
                    .filter(object -> idOf.apply(object).equals(id.get()))
                    .findFirst();
        }
        String name = reference.strip();
        List<T> exact = objects.stream()
                .filter(object -> namesOf.apply(object).contains(name))
                .toList();
        List<T> matches = !exact.isEmpty()
                ? exact
                : objects.stream()
                        .filter(object -> namesOf.apply(object).stream()
                                .anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))))
                        .toList();
        if (matches.size() > 1) {
            String candidates = matches.stream()
                    .map(object -> namesOf.apply(object).get(0) + " (" + idOf.apply(object) + ")")
                    .collect(Collectors.joining(", "));
            throw new InvalidRequestException(
                    field,
                    "names more than one " + kind + ": \"" + reference + "\"",
                    "Use the id of one of: " + candidates + ".");
        }
        return matches.stream().findFirst();
    }
}
