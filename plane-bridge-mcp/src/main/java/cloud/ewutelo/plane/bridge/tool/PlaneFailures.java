package cloud.ewutelo.plane.bridge.tool;

import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.error.RateLimitedException;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.relation.DependencyCycleException;

/** Plane's failures in the words of the bridge. */
public final class PlaneFailures {

    private PlaneFailures() {}

    /** The failure, with what to do next. */
    public static ToolException explain(PlaneException failure) {
        if (failure.getCause() instanceof PlaneException cause) {
            // What was tried is in the outer message, why it failed in the inner one's kind.
            ToolException inner = explain(cause);
            return of(failure, inner.code(), inner.retried(), inner.next());
        }
        if (failure instanceof DependencyCycleException) {
            return of(failure, ErrorCode.NOT_ALLOWED_NOW, false, "Leave one of the dependencies out.");
        }
        if (failure instanceof AuthenticationException) {
            return of(
                    failure,
                    ErrorCode.UNAUTHENTICATED,
                    false,
                    "Do not repeat the call. Tell your human that the Plane key of this agent must be renewed.");
        }
        if (failure instanceof PermissionDeniedException) {
            return of(
                    failure,
                    ErrorCode.FORBIDDEN,
                    false,
                    "Do not repeat the call. Ask the Concierge to make you a member of the project, or to do it.");
        }
        if (failure instanceof NotFoundException) {
            return of(failure, ErrorCode.NOT_FOUND, false, "Check the key with list_my_tasks.");
        }
        if (failure instanceof RateLimitedException) {
            return of(failure, ErrorCode.RATE_LIMITED, true, "Wait a minute, then repeat the call.");
        }
        if (failure instanceof UnsupportedByInstanceException) {
            return of(failure, ErrorCode.UNSUPPORTED, false, "Do without it.");
        }
        if (failure instanceof WriteNotAppliedException) {
            return of(failure, ErrorCode.NOT_APPLIED, false, "Read the task again before you go on.");
        }
        if (failure instanceof InvalidRequestException || failure instanceof ValidationException) {
            return of(failure, ErrorCode.INVALID_ARGUMENT, false, "Correct the argument and repeat the call.");
        }
        if (failure instanceof PlaneTransportException) {
            return unavailable(failure, true);
        }
        if (failure instanceof ServerErrorException error) {
            // Plane answers 500 to what it will always answer so; only the others are tried again.
            return unavailable(failure, error.status() != 500);
        }
        return of(failure, ErrorCode.NOT_APPLIED, false, "Read the task again before you go on.");
    }

    private static ToolException unavailable(PlaneException failure, boolean retried) {
        return of(
                failure,
                ErrorCode.PLANE_UNAVAILABLE,
                retried,
                "Read the task again before you repeat the call: it may have had its effect.");
    }

    private static ToolException of(PlaneException failure, ErrorCode code, boolean retried, String next) {
        return new ToolException(code, String.valueOf(failure.getMessage()), next, retried, failure);
    }
}
