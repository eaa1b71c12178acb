package cloud.ewutelo.plane.error;

/** A request was refused by the SDK before anything was sent, because the server could only have refused or damaged it. */
public class InvalidRequestException extends PlaneException {

    private static final long serialVersionUID = 1L;

    /** Plane's name of the field. */
    private final String field;

    /**
     * A refusal.
     *
     * @param field Plane's name of the field
     * @param problem what is wrong with its value, as in {@code "has 300 characters"}
     * @param remedy what to do about it, a sentence
     */
    public InvalidRequestException(String field, String problem, String remedy) {
        super(field + " " + problem + ". " + remedy);
        this.field = field;
    }

    /**
     * The field whose value is wrong.
     *
     * @return Plane's name, such as {@code "target_date"}
     */
    public String field() {
        return field;
    }
}
