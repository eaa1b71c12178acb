package cloud.ewutelo.plane.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.coverage.Endpoints.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table of Plane's routes and the SDK's calls agree: no route of Community Edition is missing without a reason, and no
 * call goes to a route that nobody has seen.
 */
class EndpointCoverageTest {

    private static final Map<String, String> CALLS = Endpoints.calls();
    private static final List<Row> TABLE = Endpoints.table();
    private static final Map<String, String> EXCEPTIONS = Endpoints.exceptions();

    @Test
    void everyRouteOfCommunityEditionHasACallOrAReason() {
        Set<String> missing = communityRoutes();
        missing.removeAll(CALLS.keySet());
        missing.removeAll(EXCEPTIONS.keySet());

        assertThat(missing).as("routes without a call and without a reason").isEmpty();
    }

    @Test
    void everyRowHasACallOrAReasonOrIsReachedOtherwise() {
        assertThat(TABLE).allSatisfy(row -> assertThat(Endpoints.use(row, CALLS.keySet(), EXCEPTIONS.keySet()))
                .as(row.route())
                .isPresent());
    }

    @Test
    void rawCallsReachWhatHasNoCallOfItsOwn() {
        List<Row> raw = TABLE.stream()
                .filter(row ->
                        Endpoints.use(row, CALLS.keySet(), EXCEPTIONS.keySet()).equals(Optional.of(Endpoints.Use.RAW)))
                .toList();

        assertThat(raw).isNotEmpty().allSatisfy(row -> {
            assertThat(row.method()).isIn("GET", "POST", "PATCH", "PUT", "DELETE");
            assertThat(row.path()).startsWith(Endpoints.ROOT).endsWith("/");
        });
    }

    @Test
    void noReasonOutlivesItsGap() {
        assertThat(EXCEPTIONS.values()).as("reasons").allMatch(reason -> !reason.isBlank());
        assertThat(EXCEPTIONS.keySet())
                .as("reasons for routes that the table does not have")
                .isSubsetOf(communityRoutes());
        assertThat(EXCEPTIONS.keySet())
                .as("reasons for routes that have a call by now")
                .doesNotContainAnyElementsOf(CALLS.keySet());
    }

    @Test
    void everyCallGoesToAKnownRoute() {
        Map<String, String> unknown = new TreeMap<>(CALLS);
        unknown.keySet().removeAll(TABLE.stream().map(Row::route).collect(Collectors.toSet()));

        assertThat(unknown).as("calls to routes that the table does not have").isEmpty();
    }

    private static Set<String> communityRoutes() {
        return TABLE.stream().filter(Row::isCommunity).map(Row::route).collect(Collectors.toCollection(TreeSet::new));
    }
}
