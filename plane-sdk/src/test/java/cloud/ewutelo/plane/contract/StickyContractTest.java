package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.sticky.Sticky;
import cloud.ewutelo.plane.sticky.StickyService;
import org.junit.jupiter.api.Test;

class StickyContractTest extends ContractTest {

    @Test
    void createdFoundChangedAndDeleted() {
        StickyService stickies = workspace.stickies();
        String word = "milk" + ContractTarget.freshIdentifier();
        Sticky created = stickies.create(s -> s.name("Note – żółta")
                .descriptionHtml("<p>remember the <em>" + word + "</em></p><script>1</script>")
                .color("#ffff00")
                .backgroundColor("yellow"));

        assertThat(created.descriptionHtml()).contains("<p>remember the <em>" + word + "</em></p>");
        assertThat(created.descriptionStripped()).contains("remember the " + word);
        assertThat(created.owner().id()).isEqualTo(plane.users().me().id());
        assertThat(stickies.search(word)).extracting(Sticky::id).containsExactly(created.id());
        assertThat(stickies.list()).extracting(Sticky::id).contains(created.id());

        assertThat(stickies.update(created.id(), s -> s.name("Renamed")).name()).contains("Renamed");
        assertThat(stickies.update(created.id(), s -> s.clearName()).name()).isEmpty();
        assertThat(stickies.get(created.id()).color()).contains("#ffff00");

        stickies.delete(created.id());
        assertThatThrownBy(() -> stickies.get(created.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void nothingIsRequired() {
        Sticky empty = workspace.stickies().create(s -> {});

        assertThat(empty.name()).isEmpty();
        assertThat(empty.descriptionHtml()).contains("<p></p>");
        workspace.stickies().delete(empty.id());
    }
}
