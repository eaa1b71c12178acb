package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.file.Schema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the schema. */
@Command(
        name = "schema",
        header = "Print the JSON Schema of the file.",
        description = {
            "Editors complete and check the file with it: save it, and begin the file with",
            "  # yaml-language-server: $schema=plane-provisioner.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Provisioner parent;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    @Override
    public Integer call() {
        parent.surroundings().out().print(Schema.text());
        parent.surroundings().out().flush();
        return 0;
    }
}
