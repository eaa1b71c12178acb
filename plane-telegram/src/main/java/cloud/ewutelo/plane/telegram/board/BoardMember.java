package cloud.ewutelo.plane.telegram.board;

import java.util.List;
import java.util.stream.Stream;

/**
 * An account that can be given work.
 *
 * @param id its UUID
 * @param name as shown to people
 * @param email its address; empty if unknown
 * @param fullName first and last name; empty if unknown
 */
public record BoardMember(String id, String name, String email, String fullName) {

    /** What one may call it. */
    public List<String> names() {
        return Stream.of(name, fullName, email.replaceFirst("@.*", ""), email, id)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }
}
