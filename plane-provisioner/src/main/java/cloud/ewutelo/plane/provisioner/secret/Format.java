package cloud.ewutelo.plane.provisioner.secret;

/** How secrets are written to a file. */
interface Format {

    /** The file's text. */
    String write(Secrets secrets);

    /** What a file holds. */
    Secrets read(String text, String name);

    /** Whether what was written can be read back. */
    default boolean isReadable() {
        return true;
    }
}
