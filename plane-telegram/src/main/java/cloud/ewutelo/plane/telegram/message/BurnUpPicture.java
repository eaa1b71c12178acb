package cloud.ewutelo.plane.telegram.message;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws burn-up charts, without a screen. */
final class BurnUpPicture {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final Color SCOPE = new Color(0x8a94a6);
    private static final Color COMPLETED = new Color(0x2e7d4f);

    private BurnUpPicture() {}

    static byte[] png(BurnUp burnUp, Texts texts) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(TelegramHtml.line(burnUp.title(), 60))
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        chart.getStyler().setDatePattern(texts.html("chart.date"));
        chart.getStyler().setDecimalPattern("#,##0");
        chart.getStyler().setTimezone(java.util.TimeZone.getTimeZone(ZoneOffset.UTC));
        chart.getStyler().setLocale(texts.locale());
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotBorderVisible(false);
        chart.getStyler().setYAxisMin(0.0);
        if (!burnUp.days().isEmpty()) {
            List<Date> dates = burnUp.days().stream()
                    .map(day ->
                            Date.from(day.date().atStartOfDay(ZoneOffset.UTC).toInstant()))
                    .toList();
            chart.getStyler()
                    .setYAxisMax(Math.max(
                            1.0,
                            burnUp.days().stream()
                                            .mapToInt(BurnUp.Day::scope)
                                            .max()
                                            .orElse(1)
                                    * 1.1));
            line(
                    chart,
                    texts.html("chart.scope"),
                    dates,
                    burnUp.days().stream().map(BurnUp.Day::scope).toList(),
                    SCOPE);
            line(
                    chart,
                    texts.html("chart.completed"),
                    dates,
                    burnUp.days().stream().map(BurnUp.Day::completed).toList(),
                    COMPLETED);
        }
        try {
            return BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(XYChart chart, String name, List<Date> dates, List<Integer> values, Color color) {
        XYSeries series = chart.addSeries(name, dates, values);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(3));
    }
}
