package cloud.ewutelo.plane.testkit.internal.http;

/** Decides before the view runs whether the caller may use it. */
@FunctionalInterface
public interface Permission {
    /** Whether the call may go on; false ends in 403. */
    boolean allows(Call call);
}
