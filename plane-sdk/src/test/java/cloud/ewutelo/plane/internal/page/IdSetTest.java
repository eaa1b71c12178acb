package cloud.ewutelo.plane.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSetTest {

    @Test
    void knowsWhatAHashSetKnows() {
        Random random = new Random(20_261_122);
        IdSet ids = new IdSet();
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            String id = random.nextBoolean()
                    ? new UUID(random.nextInt(8), random.nextInt(8_000)).toString()
                    : withCommonHash(random.nextInt(256));

            assertThat(ids.contains(id)).as(id).isEqualTo(expected.contains(id));
            assertThat(ids.add(id)).as(id).isEqualTo(expected.add(id));
        }
        assertThat(ids.size()).isEqualTo(expected.size()).isGreaterThan(10_000);
    }

    /** Texts with one and the same hash. */
    private static String withCommonHash(int number) {
        StringBuilder id = new StringBuilder();
        for (int bit = 0; bit < 8; bit++) {
            id.append(((number >> bit) & 1) == 0 ? "Aa" : "BB");
        }
        return id.toString();
    }
}
