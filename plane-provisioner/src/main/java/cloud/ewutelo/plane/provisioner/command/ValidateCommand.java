package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.ExitCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Checks a file. */
@Command(
        name = "validate",
        header = "Check a file, without Plane.",
        description =
                "Checks the file against the schema, its variables, and that names that it uses are there. Asks nobody.")
final class ValidateCommand extends FileCommand {

    @Override
    ExitCode run(JsonNode document, Path folder) {
        document(document, folder);
        surroundings().out().println("The file is valid.");
        return ExitCode.DONE;
    }
}
