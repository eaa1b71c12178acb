package cloud.ewutelo.plane.bridge.setting;

/** A setting that is missing or wrong. The message names it, says what is wrong with it, and what to do. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A wrong setting.
     *
     * @param name such as {@code PLANE_AGENT_ID}
     * @param problem as in {@code "is missing"}
     * @param remedy a sentence
     */
    public SettingException(String name, String problem, String remedy) {
        super(name + " " + problem + ". " + remedy);
    }
}
