package cloud.ewutelo.plane.testkit;

import cloud.ewutelo.plane.testkit.internal.board.Board;
import cloud.ewutelo.plane.testkit.internal.demo.DemoBoard;
import cloud.ewutelo.plane.testkit.internal.fault.FaultRules;
import cloud.ewutelo.plane.testkit.internal.fault.SkewedClock;
import cloud.ewutelo.plane.testkit.internal.fault.Stops;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.json.JsonReader;
import cloud.ewutelo.plane.testkit.internal.json.JsonWriter;
import cloud.ewutelo.plane.testkit.internal.server.Emulator;
import cloud.ewutelo.plane.testkit.internal.server.HttpFront;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Snapshot;
import cloud.ewutelo.plane.testkit.internal.webhook.WebhookResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Plane server in this process.
 *
 * <p>It listens on the loopback interface, keeps its state in memory and answers as recordings of real servers show. Safe
 * for use by several threads.
 *
 * <pre>{@code
 * try (PlaneServer plane = PlaneServer.start()) {
 *     // talk to plane.url() with plane.apiKey()
 * }
 * }</pre>
 */
public final class PlaneServer implements AutoCloseable {
    private static final String SLUG = "acme";

    private final Builder options;
    private final SkewedClock clock;
    private final FaultRules faultRules = new FaultRules();
    private final Stops stops = new Stops();
    private final Faults faults;
    private final Emulator emulator;
    private final HttpFront front;
    private volatile @Nullable Account admin;

    private PlaneServer(Builder options) throws IOException {
        this.options = options;
        this.clock = new SkewedClock(options.clock);
        this.emulator = new Emulator(
                options.edition, clock, options.seed, options.rateLimitPerMinute, options.webhookRetryDelay);
        emulator.plane().settings().webhookAllowedHosts(options.webhookAllowedHosts);
        if (!options.empty) {
            setUp();
        }
        this.faults = new Faults(faultRules, stops, emulator.webhooks().faults(), clock);
        this.front = new HttpFront(
                emulator, options.port, faultRules, stops, new ControlCommands(this).endpoint(new Board(emulator)));
        emulator.plane().settings().origin(url());
    }

    /**
     * Starts Community Edition 1.3.1 with the workspace {@code acme} and one administrator who has an API key.
     *
     * @return the running server
     */
    public static PlaneServer start() {
        return builder().start();
    }

    /** {@return options for a server} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the origin, such as {@code http://127.0.0.1:49152}} */
    public URI url() {
        return URI.create("http://127.0.0.1:" + front.port());
    }

    /** {@return the workspace's slug in paths} */
    public String workspaceSlug() {
        return SLUG;
    }

    /**
     * The administrator of the workspace.
     *
     * @return the account
     * @throws IllegalStateException when the server was started as an {@linkplain Builder#emptyInstance() empty instance}
     */
    public Account admin() {
        Account account = admin;
        if (account == null) {
            throw new IllegalStateException(
                    "This server was started as an empty instance: it has no administrator until one signs up.");
        }
        return account;
    }

    /** {@return the administrator's API key} */
    public String apiKey() {
        return admin().apiKey();
    }

    /**
     * Adds a user to the workspace and gives the user an API key.
     *
     * @param email the address, which nobody has yet
     * @param displayName the name shown to others
     * @param role the role in the workspace; the user is in no project
     * @return the new user
     */
    public Account addMember(String email, String displayName, Role role) {
        synchronized (emulator.lock()) {
            Row workspace = emulator.plane().memberships().workspace(SLUG);
            if (workspace == null) {
                throw new IllegalStateException("There is no workspace \"" + SLUG + "\" yet.");
            }
            if (emulator.accounts().findByEmail(email) != null) {
                throw new IllegalArgumentException("A user with the address " + email + " exists already.");
            }
            Row user = newUser(email, displayName);
            emulator.workspaces().join(workspace, user, role.value(), "", user.id());
            return account(user);
        }
    }

    /**
     * Sets a user's time zone; timestamps in answers to that user carry its offset.
     *
     * @param accountId the user's id
     * @param zoneId the name of a zone, such as {@code Asia/Tokyo}
     */
    public void setTimeZone(String accountId, String zoneId) {
        synchronized (emulator.lock()) {
            Row user = emulator.plane().database().users.find(accountId);
            if (user == null) {
                throw new IllegalArgumentException("There is no user " + accountId + ".");
            }
            user.set("user_timezone", ZoneId.of(zoneId).getId());
        }
    }

    /**
     * Changes how many calls a minute an API key may make.
     *
     * @param limit the number of calls
     */
    public void setRateLimitPerMinute(int limit) {
        emulator.plane().settings().callsPerMinute(limit);
    }

    /**
     * Names another host for uploads and downloads of files, as a server with an external object store does. The files
     * are still taken and given by this server.
     *
     * @param origin the other host
     */
    public void setStorageOrigin(URI origin) {
        emulator.plane().settings().storageOrigin(origin.toString());
    }

    /**
     * Adds a webhook for all events, at any address: local ones too, which a real server refuses.
     *
     * @param url where to send
     * @return the secret with which the receiver checks signatures
     */
    public String addWebhook(URI url) {
        synchronized (emulator.lock()) {
            Row workspace = emulator.plane().memberships().workspace(SLUG);
            if (workspace == null) {
                throw new IllegalStateException("There is no workspace \"" + SLUG + "\" yet.");
            }
            JsonObject values = new JsonObject()
                    .with("url", url.toString())
                    .with("project", true)
                    .with("issue", true)
                    .with("module", true)
                    .with("cycle", true)
                    .with("issue_comment", true);
            Row webhook = WebhookResource.store(emulator.plane(), workspace, workspace.text("owner"), values);
            return webhook.set("by_hand", true).text("secret_key");
        }
    }

    /**
     * Changes the address of a webhook in the database, as an operator can, whether it is allowed or not.
     *
     * @param webhookId the webhook's id
     * @param url where to send from now on
     */
    public void moveWebhook(String webhookId, URI url) {
        synchronized (emulator.lock()) {
            Row webhook = emulator.plane().database().webhooks.find(webhookId);
            if (webhook == null) {
                throw new IllegalArgumentException("There is no webhook " + webhookId + ".");
            }
            webhook.set("url", url.toString()).set("by_hand", true);
        }
    }

    /** Waits until the webhooks of everything that has happened so far were sent. */
    public void awaitWebhooks() {
        emulator.webhooks().await(Duration.ofMinutes(1));
    }

    /**
     * Takes a feature out of the workspace's plan, on the commercial edition.
     *
     * @param feature {@code work_item_types} or {@code worklogs}
     * @param status the status of the refusal: Plane uses 402 and 400
     */
    public void closePlanGate(String feature, int status) {
        emulator.planGates().close(feature, status);
    }

    /**
     * Puts a feature into the workspace's plan again, on the commercial edition.
     *
     * @param feature {@code work_item_types} or {@code worklogs}
     */
    public void openPlanGate(String feature) {
        emulator.planGates().open(feature);
    }

    /**
     * Failures on demand.
     *
     * @return where to ask for them
     */
    public Faults faults() {
        return faults;
    }

    /**
     * What a workspace holds.
     *
     * @param slug the workspace's slug
     * @return a view that always shows the current state
     */
    public WorkspaceView workspace(String slug) {
        synchronized (emulator.lock()) {
            Row workspace = emulator.plane().memberships().workspace(slug);
            if (workspace == null) {
                throw new IllegalArgumentException("There is no workspace \"" + slug + "\".");
            }
            return new WorkspaceView(emulator, workspace.id());
        }
    }

    /**
     * Adds the project {@code ONB} with a few work items, and two agents who are its members.
     *
     * @return the agents
     */
    public List<Account> seedDemo() {
        Account imhotep = addMember("imhotep@example.com", "imhotep", Role.MEMBER);
        Account hypatia = addMember("hypatia@example.com", "hypatia", Role.MEMBER);
        synchronized (emulator.lock()) {
            Row workspace =
                    Objects.requireNonNull(emulator.plane().memberships().workspace(SLUG));
            Row owner = Objects.requireNonNull(emulator.plane().database().users.find(admin().id()));
            new DemoBoard(emulator).add(workspace, owner, List.of(imhotep.id(), hypatia.id()));
        }
        emulator.changes().happened();
        return List.of(imhotep, hypatia);
    }

    /**
     * Writes the whole state, apart from the bytes of uploaded files, to a file.
     *
     * @param file the file
     */
    public void snapshot(Path file) {
        String json;
        synchronized (emulator.lock()) {
            json = JsonWriter.rest(Snapshot.of(emulator.plane().database()), ZoneOffset.UTC);
        }
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException("The snapshot could not be written to " + file + ".", e);
        }
    }

    /**
     * Replaces the whole state by one that was written before, keys included. The server may be of a later edition than the one
     * that wrote it, as after an upgrade of Plane.
     *
     * @param file the file
     */
    public void restore(Path file) {
        String json;
        try {
            json = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The snapshot could not be read from " + file + ".", e);
        }
        if (!(JsonReader.read(json) instanceof JsonObject snapshot)) {
            throw new IllegalArgumentException(file + " holds no snapshot.");
        }
        synchronized (emulator.lock()) {
            Snapshot.restore(emulator.plane().database(), snapshot);
            emulator.workItems().forget();
            // Else the ids that follow would be the same as those of the restored rows.
            emulator.plane().randomness().reseed(options.seed ^ json.hashCode());
        }
        emulator.changes().happened();
    }

    /** {@return every request received so far, in the order of the answers} */
    public List<RequestRecord> requests() {
        return front.journal();
    }

    /** Forgets the received requests. */
    public void clearRequests() {
        front.clearJournal();
    }

    /** Goes back to the state after the start: same address, same ids, same key of the administrator. */
    public void reset() {
        synchronized (emulator.lock()) {
            emulator.plane().database().clear();
            emulator.throttle().clear();
            emulator.plane().randomness().reseed(options.seed);
            emulator.initialize();
            emulator.plane().settings().callsPerMinute(options.rateLimitPerMinute);
            admin = null;
            if (!options.empty) {
                setUp();
            }
        }
        faults.clear();
        clearRequests();
        emulator.changes().happened();
    }

    @Override
    public void close() {
        front.close();
        emulator.webhooks().close();
    }

    private void setUp() {
        Row user = newUser("ada@example.com", "ada");
        emulator.instance().setUp(user, "Acme", false);
        emulator.workspaces().create("Acme", SLUG, "2-10", user);
        admin = account(user);
    }

    private Row newUser(String email, String displayName) {
        Row user = emulator.accounts()
                .createUser(
                        email, displayName, "", emulator.plane().randomness().letters(16));
        return user.set("display_name", Objects.requireNonNull(displayName));
    }

    private Account account(Row user) {
        Row token = emulator.accounts().createToken(user, "testkit", "", null);
        return new Account(user.id(), user.text("email"), user.text("display_name"), token.text("token"));
    }

    /** Options for a server. */
    public static final class Builder {
        private PlaneEdition edition = PlaneEdition.CE_1_3_1;
        private int port;
        private Clock clock = Clock.systemUTC();
        private int rateLimitPerMinute = 6000;
        private boolean empty;
        private long seed = 1;
        private Set<String> webhookAllowedHosts = Set.of("localhost");
        private Supplier<Duration> webhookRetryDelay = () -> Duration.ZERO;

        private Builder() {}

        /**
         * Which Plane to be; 1.3.1 unless set.
         *
         * @param newEdition the edition
         * @return this builder
         */
        public Builder edition(PlaneEdition newEdition) {
            this.edition = newEdition;
            return this;
        }

        /**
         * The port; a free one unless set.
         *
         * @param newPort the port
         * @return this builder
         */
        public Builder port(int newPort) {
            this.port = newPort;
            return this;
        }

        /**
         * Where the time comes from; the system clock unless set.
         *
         * @param newClock the clock
         * @return this builder
         */
        public Builder clock(Clock newClock) {
            this.clock = newClock;
            return this;
        }

        /**
         * Calls a minute for one API key; 6000 unless set, while a stock Plane allows 60.
         *
         * @param limit the number of calls
         * @return this builder
         */
        public Builder rateLimitPerMinute(int limit) {
            this.rateLimitPerMinute = limit;
            return this;
        }

        /**
         * Starts a server that nobody has set up: no administrator, no workspace.
         *
         * @return this builder
         */
        public Builder emptyInstance() {
            this.empty = true;
            return this;
        }

        /**
         * From which ids and keys are derived: the same seed gives the same ones.
         *
         * @param newSeed the seed
         * @return this builder
         */
        public Builder seed(long newSeed) {
            this.seed = newSeed;
            return this;
        }

        /**
         * Hosts that webhooks may have although they are local; {@code localhost} unless set. Version 1.2.2 never allows
         * them: use {@link PlaneServer#addWebhook}.
         *
         * @param hosts the hosts, without ports
         * @return this builder
         */
        public Builder webhookAllowedHosts(String... hosts) {
            this.webhookAllowedHosts = Set.of(hosts);
            return this;
        }

        /**
         * How long to wait before a webhook that could not be sent is tried again. A real server waits up to ten minutes;
         * here nothing is waited for unless set.
         *
         * @param delay gives the next waiting time
         * @return this builder
         */
        public Builder webhookRetryDelay(Supplier<Duration> delay) {
            this.webhookRetryDelay = delay;
            return this;
        }

        /** {@return the server, which is listening now} */
        public PlaneServer start() {
            try {
                return new PlaneServer(this);
            } catch (IOException e) {
                throw new UncheckedIOException("The server could not listen on port " + port + ".", e);
            }
        }
    }
}
