package cloud.ewutelo.plane.bridge.command;

import cloud.ewutelo.plane.bridge.agent.Identity;
import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolCall;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One call of a tool. */
@Command(
        name = "call",
        description = "Call a tool as the agent of PLANE_AGENT_ID, and print its answer as JSON.",
        mixinStandardHelpOptions = true)
final class CallCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final CommandContext context;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "<tool>", description = "Such as list_my_tasks; \"plane-bridge tools\" lists them.")
    private String tool = "";

    @Option(
            names = "--json",
            paramLabel = "<arguments>",
            description = "The arguments: a JSON object, @file, or - for standard input.")
    private String arguments = "{}";

    @Option(names = "--text", description = "Print the text for models instead of JSON.")
    private boolean text;

    CallCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, @Nullable Object> given = arguments();
        try (Bridge bridge = Bridge.open(context)) {
            Identity identity = bridge.onlyAgent(context.environment().text("PLANE_SESSION_KEY"));
            ToolResult result = bridge.tools().call(tool, given, identity, ToolCall.Progress.NONE);
            print(result);
            if (!result.isError()) {
                return ExitCode.OK;
            }
            return result.outcome().equals(ErrorCode.UNAUTHENTICATED.value())
                    ? ExitCode.AUTHENTICATION
                    : ExitCode.FAILED;
        }
    }

    private void print(ToolResult result) throws IOException {
        context.out().println(text ? result.text() : JSON.writeValueAsString(result.structured()));
        if (result.isError() && !text) {
            context.err().println(result.text());
        }
    }

    private Map<String, @Nullable Object> arguments() throws IOException {
        String json = read();
        try {
            Map<String, @Nullable Object> read =
                    JSON.readValue(json, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
            return Optional.ofNullable(read).orElse(Map.of());
        } catch (JsonProcessingException e) {
            throw new ParameterException(
                    commandLine(), "--json is no JSON object: " + e.getOriginalMessage() + at(e), e, null, arguments);
        }
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private String read() throws IOException {
        if (arguments.equals("-")) {
            return new String(context.in().readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!arguments.startsWith("@")) {
            return arguments;
        }
        try {
            return Files.readString(Path.of(arguments.substring(1)));
        } catch (IOException | InvalidPathException e) {
            throw new ParameterException(
                    commandLine(), "--json names a file that cannot be read: " + arguments.substring(1));
        }
    }

    private picocli.CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("The command was not made by the command line.");
        }
        return spec.commandLine();
    }
}
