package cloud.ewutelo.plane.bridge.support;

import cloud.ewutelo.plane.bridge.command.Bridge;
import cloud.ewutelo.plane.bridge.command.CommandContext;
import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/** A Plane with two agents, and a bridge's settings for them. */
public final class BridgeFixture implements AutoCloseable {

    public static final String TOKEN = "token-of-the-gateway-0123456789";

    public final PlaneServer plane = PlaneServer.start();
    public final Account concierge = plane.addMember("concierge@example.org", "concierge", Role.MEMBER);
    public final Account imhotep = plane.addMember("imhotep@example.org", "imhotep", Role.MEMBER);
    public final StubTools tools = new StubTools();
    public final Map<String, String> variables = new HashMap<>();
    public final ByteArrayOutputStream out = new ByteArrayOutputStream();
    public final ByteArrayOutputStream err = new ByteArrayOutputStream();
    public String input = "";

    private final Path folder;

    public BridgeFixture(Path folder) {
        this.folder = folder;
        variables.put("PLANE_BASE_URL", plane.url().toString());
        variables.put("PLANE_WORKSPACE", plane.workspaceSlug());
    }

    /** Sets one agent with its key. */
    public BridgeFixture agent(Account account) {
        variables.put("PLANE_AGENT_ID", account.displayName());
        variables.put("PLANE_API_KEY", account.apiKey());
        return this;
    }

    /** Sets both agents by a file of keys. */
    public BridgeFixture bothAgents() {
        Path file = folder.resolve("keys.json");
        write(file, "{\"concierge\": \"" + concierge.apiKey() + "\", \"imhotep\": \"" + imhotep.apiKey() + "\"}");
        variables.put("PLANE_AGENT_KEYS_FILE", file.toString());
        variables.put("PLANE_BRIDGE_TOKEN", TOKEN);
        return this;
    }

    /** Writes a file that its owner alone can read. */
    public static void write(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CommandContext context() {
        return new CommandContext(
                "1.2.3",
                new Environment(variables),
                settings -> tools.all(),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    public Bridge bridge() {
        return Bridge.open(context());
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        tools.goOn.countDown();
        plane.close();
    }
}
