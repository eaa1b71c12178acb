package cloud.ewutelo.plane.samples.cookbook;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.bulk.BulkFailure;
import cloud.ewutelo.plane.bulk.BulkResult;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemCreate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Work items from a CSV file with the columns {@code id,title} and, if wanted, {@code description,state,priority,due,assignee}.
 * The file's ids are kept in Plane, so that a second run, after a failure or with more lines, creates only what is missing.
 */
public final class CsvImport {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private CsvImport() {}

    /** Arguments: workspace, project, file, such as {@code acme ONB tickets.csv}. Exits with 1 if a line could not be imported. */
    public static void main(String[] args) throws IOException {
        boolean complete;
        try (PlaneClient plane = PlaneClient.fromEnv()) {
            complete = run(plane.workspace(args[0]).project(args[1]), Path.of(args[2]), System.out);
        }
        System.exit(complete ? 0 : 1);
    }

    static boolean run(ProjectClient project, Path file, PrintStream out) throws IOException {
        List<WorkItemCreate> requests = new ArrayList<>();
        try (CSVParser lines = FORMAT.parse(Files.newBufferedReader(file))) {
            for (CSVRecord line : lines) {
                try {
                    requests.add(workItem(line));
                } catch (DateTimeParseException | InvalidRequestException | IllegalArgumentException e) {
                    out.println("Record " + line.getRecordNumber() + ": " + e.getMessage() + " Nothing was imported.");
                    return false;
                }
            }
        }
        BulkResult<WorkItem> result = project.workItems().createAll(requests);
        for (BulkFailure failure : result.failures()) {
            out.println(failure.subject() + ": " + failure.exception().getMessage());
        }
        out.println(result);
        return result.isComplete();
    }

    private static WorkItemCreate workItem(CSVRecord line) {
        WorkItemCreate request =
                new WorkItemCreate().name(line.get("title")).externalId(new ExternalId("csv", line.get("id")));
        if (has(line, "description")) {
            request.descriptionMarkdown(line.get("description"));
        }
        if (has(line, "state")) {
            request.state(line.get("state"));
        }
        if (has(line, "priority")) {
            request.priority(Priority.of(line.get("priority")));
        }
        if (has(line, "due")) {
            request.targetDate(LocalDate.parse(line.get("due")));
        }
        if (has(line, "assignee")) {
            request.assignee(line.get("assignee"));
        }
        return request;
    }

    private static boolean has(CSVRecord line, String column) {
        return line.isSet(column) && !line.get(column).isEmpty();
    }
}
