package cloud.ewutelo.plane.provisioner.plan;

/**
 * Something that this Plane does not have by itself.
 *
 * @param subject what the file asks for
 * @param emulated whether it is there by other means
 * @param reason a sentence
 */
public record Support(String subject, boolean emulated, String reason) {

    public static Support emulated(String subject, String reason) {
        return new Support(subject, true, reason);
    }

    public static Support unsupported(String subject, String reason) {
        return new Support(subject, false, reason);
    }

    @Override
    public String toString() {
        return (emulated ? "EMULATED" : "UNSUPPORTED") + " " + subject + ": " + reason;
    }
}
