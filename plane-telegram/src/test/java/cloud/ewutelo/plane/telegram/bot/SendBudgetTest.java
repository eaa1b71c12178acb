package cloud.ewutelo.plane.telegram.bot;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.telegram.support.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SendBudgetTest {

    private final FakeTime time = new FakeTime();
    private final SendBudget budget = new SendBudget(time);

    @Test
    void aChatGetsOneMessageASecond() {
        budget.take(7);

        assertThat(budget.waitFor(7)).isEqualTo(Duration.ofSeconds(1));
        assertThat(budget.waitFor(8)).isZero();
        time.advance(Duration.ofMillis(400));
        assertThat(budget.waitFor(7)).isEqualTo(Duration.ofMillis(600));
        time.advance(Duration.ofMillis(600));
        assertThat(budget.waitFor(7)).isZero();
    }

    @Test
    void allChatsTogetherGetTwentyFiveASecond() {
        for (int chat = 1; chat <= 25; chat++) {
            assertThat(budget.waitFor(chat)).isZero();
            budget.take(chat);
        }

        assertThat(budget.waitFor(26)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aGroupGetsEighteenInAnyMinute() {
        Duration used = Duration.ZERO;
        for (int i = 0; i < 40; i++) {
            Duration wait = budget.waitFor(-5);
            used = used.plus(wait);
            time.advance(wait);
            budget.take(-5);
        }

        // 18 at one a second, 18 a minute later, 4 another minute later.
        assertThat(used).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(124));
    }

    @Test
    void aPauseConcernsOneChat() {
        budget.pause(7, Duration.ofSeconds(30));

        assertThat(budget.waitFor(7)).isEqualTo(Duration.ofSeconds(30));
        assertThat(budget.waitFor(8)).isZero();
        time.advance(Duration.ofSeconds(30));
        assertThat(budget.waitFor(7)).isZero();
    }

    @Test
    void theLastMessageOfAMinuteIsScarceInGroupsOnly() {
        for (int i = 0; i < 17; i++) {
            assertThat(budget.isScarce(-5)).isFalse();
            budget.take(-5);
            budget.take(5);
        }

        assertThat(budget.isScarce(-5)).isTrue();
        assertThat(budget.isScarce(5)).isFalse();
    }
}
