package cloud.ewutelo.plane.testkit.internal.account;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;

/** {@code /api/v1/users/me/}. */
public final class CurrentUser {
    private CurrentUser() {}

    /** Adds the route. */
    public static void route(Plane plane) {
        plane.router()
                .add(
                        "/api/v1/users/me/",
                        View.api(plane.permissions()::anyone)
                                .get(call -> Response.ok(plane.references().person(call.user()))));
    }
}
