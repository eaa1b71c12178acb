package cloud.ewutelo.plane.testkit.internal.core;

import cloud.ewutelo.plane.testkit.internal.http.Router;
import cloud.ewutelo.plane.testkit.internal.rest.Paginator;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Randomness;
import cloud.ewutelo.plane.testkit.internal.store.Timeline;

/** The parts that every feature is given. */
public final class Plane {
    private final Database database;
    private final Timeline timeline;
    private final Randomness randomness;
    private final Settings settings;
    private final Memberships memberships;
    private final Permissions permissions;
    private final References references;
    private final Events events = new Events();
    private final Router router = new Router();
    private final Paginator paginator;

    /** Over a state. */
    public Plane(Database database, Timeline timeline, Randomness randomness, Settings settings) {
        this.database = database;
        this.timeline = timeline;
        this.randomness = randomness;
        this.settings = settings;
        this.memberships = new Memberships(database);
        this.permissions = new Permissions(database, memberships);
        this.references = new References(database, settings);
        int pageSize = settings.edition().maxPageSize();
        this.paginator = new Paginator(pageSize, pageSize);
    }

    /** The state. */
    public Database database() {
        return database;
    }

    /** The time. */
    public Timeline timeline() {
        return timeline;
    }

    /** The source of ids, keys and colours. */
    public Randomness randomness() {
        return randomness;
    }

    /** What the operator has set. */
    public Settings settings() {
        return settings;
    }

    /** Who belongs where. */
    public Memberships memberships() {
        return memberships;
    }

    /** Who may do what. */
    public Permissions permissions() {
        return permissions;
    }

    /** How references are shown. */
    public References references() {
        return references;
    }

    /** What happens in the state. */
    public Events events() {
        return events;
    }

    /** The routes. */
    public Router router() {
        return router;
    }

    /** Pages of the usual size. */
    public Paginator paginator() {
        return paginator;
    }
}
