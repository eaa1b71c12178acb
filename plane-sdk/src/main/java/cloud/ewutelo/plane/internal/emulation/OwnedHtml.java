package cloud.ewutelo.plane.internal.emulation;

import cloud.ewutelo.plane.internal.Html;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The markup of the SDK's comments. */
final class OwnedHtml {

    /** Far more than the SDK writes. The time of parsing hostile markup grows with the square of its tags. */
    private static final int LONGEST = 500_000;

    private static final int MOST_TAGS = 10_000;

    private OwnedHtml() {}

    static String render(OwnedFormat format, List<OwnedRow> rows) {
        return "<p><strong>" + Html.escape(format.title()) + "</strong></p><table><tbody><tr>"
                + format.columns().stream()
                        .map(column -> "<th><p>" + Html.escape(column) + "</p></th>")
                        .collect(Collectors.joining())
                + "</tr>"
                + rows.stream().map(OwnedHtml::render).collect(Collectors.joining())
                + "</tbody></table><p>" + Html.escape(format.note()) + " <code>" + Html.escape(marker(format))
                + "</code></p>";
    }

    static OwnedReading parse(OwnedFormat format, String html) {
        if (html.length() > LONGEST || html.chars().filter(c -> c == '<').count() > MOST_TAGS) {
            return new OwnedReading.Damaged("it is too long, with " + html.length() + " characters");
        }
        try {
            return new OwnedReading.Intact(
                    format,
                    html,
                    Table.in(Jsoup.parseBodyFragment(html), format).rows());
        } catch (Broken broken) {
            return new OwnedReading.Damaged(broken.reason);
        }
    }

    /** The markup with other rows; the markup is one that was read before. */
    static String replace(OwnedFormat format, String html, List<OwnedRow> wanted) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        try {
            Table.in(document, format).replace(wanted);
        } catch (Broken broken) {
            throw new IllegalStateException(broken.reason, broken);
        }
        return document.body().html();
    }

    private static String marker(OwnedFormat format) {
        return format.source() + " v" + format.version();
    }

    private static String render(OwnedRow row) {
        return "<tr>" + cell(row.key())
                + row.values().stream().map(OwnedHtml::cell).collect(Collectors.joining()) + "</tr>";
    }

    private static String cell(String text) {
        return "<td>" + content(text) + "</td>";
    }

    private static String content(String text) {
        return ExactText.isPlain(text)
                ? "<p>" + Html.escape(text) + "</p>"
                : "<p><code>" + Html.escape(ExactText.quote(text)) + "</code></p>";
    }

    /** The table in a comment. People may have moved its columns, added others, and left rows empty. */
    private static final class Table {

        private final Element element;
        private final List<Element> lines;
        private final List<Integer> places;
        private final int width;

        private Table(Element element, List<Element> lines, List<Integer> places, int width) {
            this.element = element;
            this.lines = lines;
            this.places = places;
            this.width = width;
        }

        static Table in(Document document, OwnedFormat format) throws Broken {
            Table table = find(document, format);
            checkVersion(document, format);
            return table;
        }

        private static Table find(Document document, OwnedFormat format) throws Broken {
            for (Element table : document.body().getElementsByTag("table")) {
                List<Element> lines = table.children().stream()
                        .flatMap(part -> part.children().stream())
                        .filter(line -> line.normalName().equals("tr"))
                        .toList();
                if (!lines.isEmpty()) {
                    List<String> header = cells(lines.get(0)).stream()
                            .map(cell -> CellText.of(cell).toLowerCase(Locale.ROOT))
                            .toList();
                    List<Integer> places = format.columns().stream()
                            .map(column -> header.indexOf(column.toLowerCase(Locale.ROOT)))
                            .toList();
                    if (!places.contains(-1)) {
                        return new Table(table, lines.subList(1, lines.size()), places, header.size());
                    }
                }
            }
            throw new Broken("it has no table with the columns " + String.join(", ", format.columns()));
        }

        private static void checkVersion(Document document, OwnedFormat format) throws Broken {
            // Values may hold anything, the text of the line included.
            Element around = document.body().clone();
            around.getElementsByTag("table").remove();
            Matcher marker = Pattern.compile(Pattern.quote(format.source()) + "\\s+v(\\d{1,6})")
                    .matcher(around.text());
            if (!marker.find()) {
                throw new Broken("it lacks the line \"" + marker(format) + "\"");
            }
            int version = Integer.parseInt(marker.group(1));
            if (version > format.version()) {
                throw new Broken(
                        "it has version " + version + " of its format and was written by a newer version of the SDK");
            }
        }

        List<OwnedRow> rows() throws Broken {
            List<OwnedRow> rows = new ArrayList<>();
            Set<String> keys = new HashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                Optional<OwnedRow> row = row(i);
                if (row.isPresent()) {
                    rows.add(row.get());
                    if (!keys.add(row.get().key())) {
                        throw new Broken("row " + (i + 1) + " has the same name as a row above");
                    }
                }
            }
            return rows;
        }

        /** The row on a line; empty if nothing is written there. */
        private Optional<OwnedRow> row(int line) throws Broken {
            List<Element> cells = cells(lines.get(line));
            boolean merged = cells.stream().anyMatch(cell -> isMerged(cell, "colspan") || isMerged(cell, "rowspan"));
            if (cells.size() != width || merged) {
                throw new Broken("row " + (line + 1) + " has merged or missing cells");
            }
            List<String> texts = new ArrayList<>();
            boolean blank = true;
            for (int place : places) {
                String shown = CellText.of(cells.get(place));
                blank &= shown.isEmpty();
                texts.add(ExactText.read(shown)
                        .orElseThrow(() -> new Broken("row " + (line + 1) + " has quotes that do not match")));
            }
            if (blank) {
                return Optional.empty();
            }
            if (texts.get(0).isEmpty()) {
                throw new Broken("row " + (line + 1) + " has no name");
            }
            return Optional.of(new OwnedRow(texts.get(0), texts.subList(1, texts.size())));
        }

        void replace(List<OwnedRow> wanted) throws Broken {
            Map<String, Line> present = new HashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                Element line = lines.get(i);
                row(i).ifPresent(row -> present.put(row.key(), new Line(line, row)));
            }
            Set<String> kept = wanted.stream().map(OwnedRow::key).collect(Collectors.toSet());
            present.forEach((key, line) -> {
                if (!kept.contains(key)) {
                    line.element().remove();
                }
            });
            Element body = body();
            for (OwnedRow row : wanted) {
                Line line = present.get(row.key());
                if (line == null) {
                    body.appendChild(newLine(row));
                } else {
                    change(line.element(), line.row(), row);
                }
            }
        }

        private record Line(Element element, OwnedRow row) {}

        private Element body() {
            List<Element> bodies = element.getElementsByTag("tbody");
            return bodies.isEmpty() ? element.appendElement("tbody") : bodies.get(0);
        }

        private Element newLine(OwnedRow row) {
            Element line = new Element("tr");
            for (int i = 0; i < width; i++) {
                int column = places.indexOf(i);
                String text = column < 0
                        ? "<p></p>"
                        : content(column == 0 ? row.key() : row.values().get(column - 1));
                line.appendElement("td").append(text);
            }
            return line;
        }

        private void change(Element line, OwnedRow before, OwnedRow after) {
            List<Element> cells = cells(line);
            for (int column = 1; column < places.size(); column++) {
                String value = after.values().get(column - 1);
                if (!value.equals(before.values().get(column - 1))) {
                    cells.get(places.get(column)).html(content(value));
                }
            }
        }

        private static List<Element> cells(Element line) {
            return line.children().stream()
                    .filter(cell ->
                            cell.normalName().equals("td") || cell.normalName().equals("th"))
                    .toList();
        }

        private static boolean isMerged(Element cell, String attribute) {
            return !cell.attr(attribute).isEmpty() && !cell.attr(attribute).equals("1");
        }
    }

    /** The comment is not what the SDK wrote any more. */
    private static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Broken(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
