package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.file.Document;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.live.WorkspaceExport;
import cloud.ewutelo.plane.provisioner.secret.SecretStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Writes down a workspace that is there already. */
@Command(
        name = "export",
        header = "Write a workspace down as a file.",
        description = {
            "Prints what stands in Plane: people, projects with what Plane did not make by itself, and webhooks. FILE says where "
                    + "Plane is, who the admin is, and which workspace; what else it says about people and outputs is kept. No "
                    + "secret is printed.",
            "",
            "It needs an API key of the admin: in the outputs, or by \"api_key\" from a variable."
        })
final class ExportCommand extends FileCommand {

    @Override
    ExitCode run(JsonNode raw, Path folder) throws Exception {
        Document document = document(raw, folder);
        try (Live live = live(document, SecretStore.open(document, false))) {
            JsonNode exported = new WorkspaceExport(live, raw).write();
            YAMLFactory factory = YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build();
            surroundings().out().print(new YAMLMapper(factory).writeValueAsString(exported));
            surroundings().out().flush();
            return ExitCode.DONE;
        }
    }
}
