package cloud.ewutelo.plane.intake;

/** Changes to the work item of an intake item; what is not touched stays as it is. */
public final class IntakeUpdate extends IntakeFields<IntakeUpdate> {

    /** Starts with nothing touched. */
    public IntakeUpdate() {}
}
