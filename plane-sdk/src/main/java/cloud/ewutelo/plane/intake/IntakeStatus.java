package cloud.ewutelo.plane.intake;

/**
 * What was decided about an intake item. Plane writes it as a number.
 *
 * @param code Plane's number
 */
public record IntakeStatus(int code) {

    /** Nothing yet. */
    public static final IntakeStatus PENDING = new IntakeStatus(-2);

    /** It will not be done. */
    public static final IntakeStatus REJECTED = new IntakeStatus(-1);

    /** It will be looked at later. */
    public static final IntakeStatus SNOOZED = new IntakeStatus(0);

    /** It is an ordinary work item now. */
    public static final IntakeStatus ACCEPTED = new IntakeStatus(1);

    /** There is a work item for it already. */
    public static final IntakeStatus DUPLICATE = new IntakeStatus(2);

    /**
     * The name for messages.
     *
     * @return such as {@code "accepted"}
     */
    @Override
    public String toString() {
        return switch (code) {
            case -2 -> "pending";
            case -1 -> "rejected";
            case 0 -> "snoozed";
            case 1 -> "accepted";
            case 2 -> "duplicate";
            default -> "status " + code;
        };
    }
}
