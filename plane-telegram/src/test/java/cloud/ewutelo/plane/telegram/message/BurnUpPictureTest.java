package cloud.ewutelo.plane.telegram.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class BurnUpPictureTest {

    private static final LocalDate START = LocalDate.parse("2026-02-01");
    private static final Color GREEN = new Color(0x2e7d4f);

    @Test
    void drawsHowWorkGrew() throws IOException {
        BurnUp growing = new BurnUp(
                "Onboarding שלום 🚀",
                IntStream.range(0, 30)
                        .mapToObj(i -> new BurnUp.Day(START.plusDays(i), 10 + i / 3, i / 2))
                        .toList());

        BufferedImage picture = picture(growing);

        assertThat(picture.getWidth()).isEqualTo(960);
        assertThat(picture.getHeight()).isEqualTo(540);
        assertThat(highest(picture, 700, 900)).as("done late").isLessThan(highest(picture, 250, 450));
    }

    @Test
    void drawsOneDayAndNone() throws IOException {
        assertThat(picture(new BurnUp("One", List.of(new BurnUp.Day(START, 3, 1)))))
                .isNotNull();
        assertThat(picture(new BurnUp("None", List.of()))).isNotNull();
        assertThat(picture(new BurnUp("Nothing to do", List.of(new BurnUp.Day(START, 0, 0)))))
                .isNotNull();
    }

    private static BufferedImage picture(BurnUp chart) throws IOException {
        byte[] png = Messages.in(Language.FR, ZoneOffset.UTC).picture(chart);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** The highest place of the line of completed work between two columns. */
    private static int highest(BufferedImage picture, int from, int to) {
        for (int y = 100; y < picture.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                if (picture.getRGB(x, y) == GREEN.getRGB()) {
                    return y;
                }
            }
        }
        throw new AssertionError("The line is not there.");
    }
}
