package cloud.ewutelo.plane.feed;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** How a feed over many projects works: which projects, how often, and what of the key's rate budget it may use. */
public final class WorkspaceFeedOptions {

    private final FeedOptions each = new FeedOptions();
    private final List<String> projects = new ArrayList<>();
    private Duration every = Duration.ofMinutes(1);
    private Duration lookForProjectsEvery = Duration.ofMinutes(10);
    private int budgetPercent = 50;

    /** All projects of which the key's user is a member, each once a minute, with half of the rate budget. */
    public WorkspaceFeedOptions() {}

    /**
     * Sets how the feed of each project works.
     *
     * @param options sets the options
     * @return these options
     */
    public WorkspaceFeedOptions each(Consumer<FeedOptions> options) {
        options.accept(each);
        return this;
    }

    /**
     * Follows these projects only. Without this, the feed follows all projects of which the key's user is a member, and looks for
     * new ones every ten minutes, unless {@link #lookForProjectsEvery} says otherwise; what is in a project that was found later is reported as created. A project that is deleted
     * while the program does not run is then not missed; name its id to be told.
     *
     * @param references ids, identifiers or names
     * @return these options
     */
    public WorkspaceFeedOptions projects(String... references) {
        projects.addAll(Check.references("feed.projects", Arrays.asList(references)));
        return this;
    }

    /**
     * Sets how often each project is polled. With many projects and a small budget it takes longer. The default is one minute.
     *
     * @param interval one second to one day
     * @return these options
     */
    public WorkspaceFeedOptions every(Duration interval) {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new InvalidRequestException("feed.every", "is " + interval, "Use one second to one day.");
        }
        every = interval;
        return this;
    }

    /**
     * Sets how often new projects are looked for, at the cost of one request. The default is ten minutes.
     *
     * @param interval one second to one day
     * @return these options
     */
    public WorkspaceFeedOptions lookForProjectsEvery(Duration interval) {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new InvalidRequestException(
                    "feed.lookForProjectsEvery", "is " + interval, "Use one second to one day.");
        }
        lookForProjectsEvery = interval;
        return this;
    }

    /**
     * Sets what part of the key's rate budget the feed may use. It waits while more than that is gone, so that the rest is left to
     * whatever else uses the key. Hints do not wait. The default is half.
     *
     * @param percent 1 to 100
     * @return these options
     */
    public WorkspaceFeedOptions budgetPercent(int percent) {
        budgetPercent = Check.range("feed.budgetPercent", percent, 1, 100);
        return this;
    }

    /**
     * How the feed of each project works.
     *
     * @return the options of each
     */
    public FeedOptions each() {
        return each;
    }

    /**
     * Which projects are followed.
     *
     * @return references; empty for all
     */
    public List<String> projects() {
        return List.copyOf(projects);
    }

    /**
     * How often each project is polled.
     *
     * @return one second to one day
     */
    public Duration every() {
        return every;
    }

    /**
     * What part of the rate budget may be used.
     *
     * @return 1 to 100
     */
    public int budgetPercent() {
        return budgetPercent;
    }

    /**
     * How often new projects are looked for.
     *
     * @return one second to one day
     */
    public Duration lookForProjectsEvery() {
        return lookForProjectsEvery;
    }
}
