package cloud.ewutelo.plane.coverage;

import cloud.ewutelo.plane.coverage.Endpoints.Row;
import cloud.ewutelo.plane.coverage.Endpoints.Use;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes {@code docs/guides/coverage.md} out of the table of routes and the calls of the SDK. */
final class CoverageGuide {

    private static final Pattern IN_PROJECT =
            Pattern.compile("/api/v1/workspaces/\\{[^}]+}/projects/\\{[^}]+}/([a-z-]+)/(?:\\{[^}]+}/([a-z-]+)/)?.*");
    private static final Pattern IN_WORKSPACE = Pattern.compile("/api/v1/workspaces/\\{[^}]+}/([a-z-]+)/.*");
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "issues", "work items",
            "work-items", "work items",
            "issue-attachments", "attachments",
            "intake-issues", "intake",
            "archived-cycles", "cycles",
            "archived-modules", "modules",
            "project-members", "members",
            "archive", "projects",
            "summary", "projects");

    private final List<Row> table = Endpoints.table();
    private final Map<String, String> calls = Endpoints.calls();
    private final Map<String, String> exceptions = Endpoints.exceptions();

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("# What is covered\n\n");
        text.append(
                "Generated from the code by `CoverageGuideTest`; do not edit. \"Python\" and \"Node\" are the official"
                        + " SDKs, plane-sdk 0.3.2 and @makeplane/plane-node-sdk 0.2.12.\n\n");
        text.append("## All routes\n\n");
        uses(text);
        text.append("\n## Routes of Community Edition\n\n");
        community(text);
        text.append("\n## Routes of the commercial editions only\n\n");
        commercial(text);
        text.append("\n## Routes without a call of their own\n\nAll of them can be reached by `plane.raw()`.\n\n");
        reasons(text);
        text.append("\n## What a call does\n\n");
        behaviour(text);
        return text.toString();
    }

    private void uses(StringBuilder text) {
        Map<Use, Integer> rows = new EnumMap<>(Use.class);
        table.forEach(row -> rows.merge(
                Endpoints.use(row, calls.keySet(), exceptions.keySet()).orElseThrow(), 1, Integer::sum));
        text.append("| routes | reached by |\n|---:|---|\n");
        rows.forEach((use, count) -> text.append("| " + count + " | " + use.text() + " |\n"));
    }

    private void community(StringBuilder text) {
        text.append("Other names of a route, and routes that always fail in Plane, are not counted.\n\n");
        text.append("| area | routes | Plane for Java | Python | Node |\n|---|---:|---:|---:|---:|\n");
        Map<String, List<Row>> areas = byArea(row -> row.isCommunity() && !exceptions.containsKey(row.route()));
        areas.forEach((area, rows) -> line(text, area, rows));
        line(text, "**all**", areas.values().stream().flatMap(List::stream).toList());
    }

    private void line(StringBuilder text, String area, List<Row> rows) {
        text.append("| " + area + " | " + rows.size() + " | "
                + count(rows, row -> calls.containsKey(row.route())) + " | " + count(rows, Row::inPython) + " | "
                + count(rows, Row::inNode) + " |\n");
    }

    private void commercial(StringBuilder text) {
        text.append(
                "Known from Plane's documentation only. Typed are those on which custom fields, time tracking and dependencies"
                        + " stand; the calls for these work on Community Edition too. The other routes are reached by"
                        + " `plane.raw()`, with typed paging.\n\n");
        text.append("| area | routes | typed in Plane for Java | Python | Node |\n|---|---:|---:|---:|---:|\n");
        Map<String, List<Row>> areas = byArea(Row::isCommercial);
        Map<String, List<Row>> typed = new TreeMap<>(areas);
        typed.values().removeIf(rows -> rows.stream().noneMatch(row -> calls.containsKey(row.route())));
        typed.forEach((area, rows) -> line(text, area, rows));
        areas.keySet().removeAll(typed.keySet());
        line(
                text,
                "others (" + areas.size() + " areas)",
                areas.values().stream().flatMap(List::stream).toList());
    }

    private void reasons(StringBuilder text) {
        Map<String, Integer> routesByReason = new LinkedHashMap<>();
        exceptions.values().forEach(reason -> routesByReason.merge(reason, 1, Integer::sum));
        text.append("| routes | why |\n|---:|---|\n");
        routesByReason.forEach((reason, count) -> text.append("| " + count + " | " + reason + " |\n"));
    }

    private static void behaviour(StringBuilder text) {
        text.append("| | Plane for Java | Python | Node |\n|---|---|---|---|\n");
        for (String[] row : new String[][] {
            {"models", "typed, immutable, unknown properties kept", "typed (pydantic)", "typed (TypeScript)"},
            {"lists", "page by themselves, without repeats", "one page a call", "one page a call"},
            {"clear a field by PATCH", "`clearTargetDate()` sends null", "no: null is left out", "yes: pass null"},
            {"retry", "429, 502, 503, 504, cut connections; never a blind POST", "opt-in; also 500", "none"},
            {"rate limit", "kept by itself, shared in the process", "none", "none"},
            {"creation that is safe to repeat", "`createOrGet` by external id", "none", "none"},
            {"silent drops of the server", "detected and raised", "not noticed", "not noticed"},
            {"403 for a wrong key", "`AuthenticationException`", "plain HTTP error", "plain HTTP error"},
            {"names in place of ids", "states, labels, members, projects, `ONB-12`, pasted URLs", "no", "no"},
            {"upload", "one call, streamed, checked before and after", "one call, whole file in memory", "by hand"},
            {"bulk writes", "bounded, resumable, report of failures", "no", "no"},
            {"asynchronous", "`plane.async(executor)`", "no", "promises"},
            {"webhook signature and events", "yes", "no", "no"},
            {"custom fields and time on Community Edition", "emulated behind the same call", "no", "no"},
            {"tested against", "real 1.2.2 and 1.3.1, and a testkit that you can embed", "n/a", "n/a"},
        }) {
            text.append("| " + String.join(" | ", row) + " |\n");
        }
    }

    private Map<String, List<Row>> byArea(Predicate<Row> wanted) {
        Map<String, List<Row>> areas = new TreeMap<>();
        table.stream()
                .filter(wanted)
                .forEach(row -> areas.merge(area(row.path()), List.of(row), CoverageGuide::joined));
        return areas;
    }

    private static List<Row> joined(List<Row> first, List<Row> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    private static String area(String path) {
        Matcher inProject = IN_PROJECT.matcher(path);
        if (inProject.matches()) {
            String outer = inProject.group(1);
            String inner = inProject.group(2);
            boolean ofWorkItem = outer.equals("work-items") || outer.equals("issues");
            return named(ofWorkItem && inner != null ? inner : outer);
        }
        Matcher inWorkspace = IN_WORKSPACE.matcher(path);
        return inWorkspace.matches() ? named(inWorkspace.group(1)) : "users and assets";
    }

    private static String named(String segment) {
        return OTHER_NAMES.getOrDefault(segment, segment.replace('-', ' '));
    }

    private static long count(List<Row> rows, Predicate<Row> wanted) {
        return rows.stream().filter(wanted).count();
    }
}
