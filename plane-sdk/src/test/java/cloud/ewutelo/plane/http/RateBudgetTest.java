package cloud.ewutelo.plane.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.support.WireMockedPlane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateBudgetTest extends WireMockedPlane {

    private static final String ME = "{\"id\":\"a348df96-a6e4-4586-8f44-43f6c9175088\"}";

    @Test
    void noMinuteHasMoreRequestsThanTheLimit() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        List<Instant> sent = new ArrayList<>();
        try (PlaneClient limited = client().rateLimit(RateLimit.stock()).build()) {
            for (int i = 0; i < 300; i++) {
                limited.users().me();
                sent.add(time.now());
                time.advance(Duration.ofMillis(7));
            }
        }
        assertThat(sent).allSatisfy(start -> assertThat(sent.stream()
                        .filter(each -> !each.isBefore(start) && each.isBefore(start.plusSeconds(60)))
                        .count())
                .isLessThanOrEqualTo(60));
        // The limit is used, not merely kept.
        assertThat(Duration.between(sent.get(0), sent.get(299))).isLessThan(Duration.ofSeconds(305));
    }

    @Test
    void firstHalfOfTheWindowIsABurstAndTheRestIsPaced() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        try (PlaneClient limited = client().rateLimit(RateLimit.stock()).build()) {
            for (int i = 0; i < 30; i++) {
                limited.users().me();
            }
            assertThat(time.sleeps()).isEmpty();
            assertThat(limited.budget().remaining()).isEqualTo(30);
            for (int i = 0; i < 10; i++) {
                limited.users().me();
            }
            assertThat(time.sleeps()).allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(2)));
        }
    }

    @Test
    void higherLimitOfTheInstanceIsLearned() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME).withHeader("X-RateLimit-Remaining", "5999")));
        try (PlaneClient limited = client().rateLimit(RateLimit.stock()).build()) {
            limited.users().me();

            assertThat(limited.budget().limit()).isEqualTo(6000);
            for (int i = 0; i < 200; i++) {
                limited.users().me();
            }
        }
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void limitOfOnesOwnIsKeptWhereTheInstanceAllowsMore() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME).withHeader("X-RateLimit-Remaining", "5999")));
        try (PlaneClient limited =
                client().rateLimit(RateLimit.of(10, Duration.ofSeconds(10))).build()) {
            for (int i = 0; i < 11; i++) {
                limited.users().me();
            }

            assertThat(limited.budget().limit()).isEqualTo(10);
        }
        assertThat(time.sleeps()).isNotEmpty();
    }

    @Test
    void requestsOfOtherProgramsWithTheSameKeyCount() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME).withHeader("X-RateLimit-Remaining", "0")));
        try (PlaneClient limited = client().rateLimit(RateLimit.stock()).build()) {
            limited.users().me();

            assertThat(limited.budget().remaining()).isZero();
            assertThat(limited.budget().nextWait()).isGreaterThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void clientsWithTheSameKeyShareOneBudget() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        try (PlaneClient one = client().rateLimit(RateLimit.stock()).build();
                PlaneClient two = client().rateLimit(RateLimit.stock()).build();
                PlaneClient stranger = client().rateLimit(RateLimit.stock())
                        .apiKey("plane_api_ffffffffffffffffffffffffffffffff")
                        .build()) {
            one.users().me();
            two.users().me();

            assertThat(one.budget().remaining()).isEqualTo(58);
            assertThat(two.budget().remaining()).isEqualTo(58);
            assertThat(stranger.budget().remaining()).isEqualTo(60);
        }
    }

    @Test
    void withoutALimitNothingWaits() {
        assertThat(plane.budget().limit()).isEqualTo(Integer.MAX_VALUE);
        assertThat(plane.budget().nextWait()).isZero();
    }
}
