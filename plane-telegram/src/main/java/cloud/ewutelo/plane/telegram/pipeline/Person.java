package cloud.ewutelo.plane.telegram.pipeline;

/**
 * A user of Plane.
 *
 * @param id the user's id; empty text if nobody is known
 * @param name the display name; empty text if it is not known
 * @param email the address; empty text if it is not known
 */
record Person(String id, String name, String email) {

    static final Person NOBODY = new Person("", "", "");
}
