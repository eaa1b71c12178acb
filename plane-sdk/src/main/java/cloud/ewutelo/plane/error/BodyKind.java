package cloud.ewutelo.plane.error;

/** The shapes of Plane's error answers. */
public enum BodyKind {
    /** {@code {"detail": "..."}}: authentication, permission, parsing, paging. */
    DETAIL,
    /** {@code {"error": "..."}}: missing rows and routes, business rules, unhandled failures. */
    ERROR,
    /** {@code {"code": "...", "message": "..."}}: some business rules. */
    CODE,
    /** {@code {"error_code": 5900, "error_message": "..."}}: rate limit and sign-in. */
    ERROR_CODE,
    /** {@code {"field": ["..."]}}: validation. */
    FIELDS,
    /** JSON of another shape. */
    OTHER_JSON,
    /** Not JSON: a proxy or the web front end answered. */
    NOT_JSON,
    /** No body. */
    EMPTY
}
