package cloud.ewutelo.plane.provisioner.plan;

import java.util.Locale;

/** What is done to a thing. */
public enum Action {
    CREATE("+"),
    UPDATE("~"),
    DELETE("-");

    private final String sign;

    Action(String sign) {
        this.sign = sign;
    }

    /** One character for plans. */
    public String sign() {
        return sign;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
