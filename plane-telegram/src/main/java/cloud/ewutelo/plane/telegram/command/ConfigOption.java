package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.telegram.setting.Settings;
import cloud.ewutelo.plane.telegram.setting.SettingsReader;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the settings are. */
final class ConfigOption {

    private static final String DEFAULT = "plane-telegram.yaml";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "<file>",
            description = "The settings; by default PLANE_TELEGRAM_CONFIG, or " + DEFAULT + " in this folder.")
    private @Nullable Path file;

    Path file(CommandContext context) {
        return given(context).orElse(Path.of(DEFAULT));
    }

    /** Where somebody said that they are. */
    Optional<Path> given(CommandContext context) {
        return Optional.ofNullable(file)
                .or(() -> Optional.ofNullable(context.environment().get("PLANE_TELEGRAM_CONFIG"))
                        .map(Path::of));
    }

    Settings read(CommandContext context) {
        return SettingsReader.read(file(context), context.environment());
    }
}
