package cloud.ewutelo.plane.telegram.receiver;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a part of the program works.
 *
 * @param name the part, such as {@code store}
 * @param problem what is wrong with it at the moment
 */
public record Probe(String name, Supplier<Optional<String>> problem) {}
