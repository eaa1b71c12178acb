package cloud.ewutelo.plane.provisioner.plan;

/** What becomes of one property; never a secret. */
public record FieldChange(String field, String before, String after) {}
