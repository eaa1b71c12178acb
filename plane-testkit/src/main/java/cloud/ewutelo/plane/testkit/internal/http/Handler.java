package cloud.ewutelo.plane.testkit.internal.http;

/** Answers one method of a view. */
@FunctionalInterface
public interface Handler {
    /** Answers, or throws {@link ApiException}. */
    Response handle(Call call);
}
