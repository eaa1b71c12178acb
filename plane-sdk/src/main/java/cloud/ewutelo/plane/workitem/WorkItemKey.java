package cloud.ewutelo.plane.workitem;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key that people use for a work item, such as {@code ONB-12}.
 *
 * @param projectIdentifier the project's identifier, in upper case as Plane stores it
 * @param sequenceId the number; 1 or more
 */
public record WorkItemKey(String projectIdentifier, int sequenceId) {

    private static final Pattern KEY = Pattern.compile("([^-\\s]{1,12})-([0-9]{1,9})");

    /**
     * Checks the parts and puts the identifier into upper case.
     *
     * @throws InvalidRequestException if they cannot be a key
     */
    public WorkItemKey {
        projectIdentifier = projectIdentifier.toUpperCase(Locale.ROOT);
        if (!KEY.matcher(projectIdentifier + "-" + sequenceId).matches() || sequenceId < 1) {
            throw new InvalidRequestException(
                    "work item key", "is no key: " + projectIdentifier + "-" + sequenceId, "Write it as ONB-12.");
        }
    }

    /**
     * Reads a key, in upper or lower case.
     *
     * @param text such as {@code "ONB-12"}
     * @return the key
     * @throws InvalidRequestException if the text is no key
     */
    public static WorkItemKey of(String text) {
        return parse(text)
                .orElseThrow(() ->
                        new InvalidRequestException("work item key", "is no key: " + text, "Write it as ONB-12."));
    }

    /**
     * The key of a work item that a search found.
     *
     * @param match the found work item
     * @return the key
     */
    public static WorkItemKey of(WorkItemMatch match) {
        return new WorkItemKey(match.projectIdentifier(), match.sequenceId());
    }

    /**
     * Reads a key if the text is one.
     *
     * @param text any text
     * @return the key, or empty
     */
    public static Optional<WorkItemKey> parse(String text) {
        Matcher matcher = KEY.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int sequenceId = Integer.parseInt(matcher.group(2));
        return sequenceId < 1 ? Optional.empty() : Optional.of(new WorkItemKey(matcher.group(1), sequenceId));
    }

    /**
     * The key as people write it.
     *
     * @return such as {@code "ONB-12"}
     */
    @Override
    public String toString() {
        return projectIdentifier + "-" + sequenceId;
    }
}
