package cloud.ewutelo.plane.bench.harness;

import java.util.ArrayList;
import java.util.List;

/** What was measured, and whether it is good enough. */
public final class Report {

    private record Row(String topic, String measure, String value, String goal, String holds) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** A value that should not be below a limit. */
    public void atLeast(String topic, String measure, double value, double limit, String unit) {
        judged(topic, measure, value, "at least ", limit, unit, value >= limit);
    }

    /** A value that should not be above a limit. */
    public void atMost(String topic, String measure, double value, double limit, String unit) {
        judged(topic, measure, value, "at most ", limit, unit, value <= limit);
    }

    /** A value without a goal. */
    public void value(String topic, String measure, double value, String unit) {
        rows.add(new Row(topic, measure, number(value) + unit, "", ""));
    }

    /** Something that could not be measured. */
    public void skipped(String topic, String why) {
        rows.add(new Row(topic, why, "", "", "SKIPPED"));
        System.out.println("!! SKIPPED: " + topic + ": " + why);
    }

    /** Something that the reader of the table must know. */
    public void note(String note) {
        notes.add(note);
    }

    private void judged(
            String topic, String measure, double value, String relation, double limit, String unit, boolean holds) {
        rows.add(new Row(
                topic, measure, number(value) + unit, relation + number(limit) + unit, holds ? "holds" : "MISSED"));
    }

    private static String number(double value) {
        return String.format(Math.abs(value) < 10 ? "%.2f" : "%,.0f", value);
    }

    /** The table, as Markdown. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("| topic | measure | value | goal | |\n|---|---|---:|---:|---|\n");
        for (Row row : rows) {
            text.append("| ")
                    .append(String.join(" | ", row.topic(), row.measure(), row.value(), row.goal(), row.holds()))
                    .append(" |\n");
        }
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }
}
