package cloud.ewutelo.plane.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.support.SharedFakeTime;
import cloud.ewutelo.plane.support.Threads;
import cloud.ewutelo.plane.support.WireMockedPlane;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many threads send: no window ever sees more requests than the limit. */
class SharedBudgetTest extends WireMockedPlane {

    private static final int THREADS = 16;
    private static final int REQUESTS_PER_THREAD = 20;

    @ParameterizedTest
    @Timeout(60)
    @CsvSource({"60, 60000, 0", "60, 60000, 5000", "5, 1000, 300", "1, 100, 0", "17, 10000, 20000"})
    void noWindowHasMoreRequestsThanTheLimit(int limit, int periodMillis, int longestPauseMillis) throws Exception {
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"a348df96-a6e4-4586-8f44-43f6c9175088\"}")));
        SharedFakeTime time = new SharedFakeTime(THREADS);
        Queue<Long> starts = new ConcurrentLinkedQueue<>();
        PlaneObserver clock = new PlaneObserver() {
            @Override
            public void requestStarted(String method, String pathTemplate, int attempt) {
                starts.add(time.nanoTime());
            }
        };
        Duration period = Duration.ofMillis(periodMillis);
        try (PlaneClient limited = client().timeSource(time)
                .rateLimit(RateLimit.of(limit, period))
                .observer(clock)
                .build()) {
            Threads.run(THREADS, thread -> send(limited, time, new Random(thread), longestPauseMillis));
        }

        List<Long> sorted = starts.stream().sorted().toList();
        assertThat(sorted).hasSize(THREADS * REQUESTS_PER_THREAD);
        for (int i = limit; i < sorted.size(); i++) {
            assertThat(sorted.get(i) - sorted.get(i - limit)).isGreaterThan(period.toNanos());
        }
    }

    private static void send(PlaneClient limited, SharedFakeTime time, Random random, int longestPauseMillis) {
        try {
            for (int i = 0; i < REQUESTS_PER_THREAD; i++) {
                limited.users().me();
                time.sleep(Duration.ofMillis(random.nextInt(longestPauseMillis + 1)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            time.leave();
        }
    }
}
