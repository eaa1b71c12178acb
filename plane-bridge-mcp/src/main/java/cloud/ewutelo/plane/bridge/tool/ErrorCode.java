package cloud.ewutelo.plane.bridge.tool;

import java.util.Locale;

/** Why a call failed, for programs. The values are stable. */
public enum ErrorCode {
    /** The arguments do not fit. */
    INVALID_ARGUMENT,
    /** There is no such tool, or not for this caller. */
    UNKNOWN_TOOL,
    /** The caller may not do this. */
    FORBIDDEN,
    /** There is no such task, project or file. */
    NOT_FOUND,
    /** A rule of the work flow forbids it, such as an open dependency. */
    NOT_ALLOWED_NOW,
    /** Plane did not do what it was asked to. */
    NOT_APPLIED,
    /** The key of the agent is not valid any more. */
    UNAUTHENTICATED,
    /** Plane's limit of requests is used up. */
    RATE_LIMITED,
    /** This Plane cannot do it. */
    UNSUPPORTED,
    /** Plane cannot be reached, or fails. */
    PLANE_UNAVAILABLE,
    /** The bridge failed. */
    INTERNAL;

    /** The value in answers, as in {@code "not_found"}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
