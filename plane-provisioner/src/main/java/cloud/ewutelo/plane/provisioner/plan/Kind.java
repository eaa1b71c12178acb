package cloud.ewutelo.plane.provisioner.plan;

import java.util.Locale;

/** The kinds of things, in the order in which they depend on each other. */
public enum Kind {
    INSTANCE,
    WORKSPACE,
    ACCOUNT,
    KEY,
    PROJECT,
    STATE,
    LABEL,
    MEMBER,
    FIELD,
    WORK_ITEM,
    WEBHOOK,
    OUTPUT;

    /** Its name in plans and on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return label();
    }
}
