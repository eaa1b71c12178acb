package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.link.Link;
import cloud.ewutelo.plane.link.LinkService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkContractTest extends ContractTest {

    private LinkService links;

    @BeforeEach
    void useWorkItemOfItsOwn() {
        links = project.links(project.workItems().create(w -> w.name("Linked")).id());
    }

    @Test
    void madeChangedAndDeleted() {
        Link made = links.create(l -> l.url("https://tracker.example/issue/1").title("Origin – ticket 1"));
        assertThat(made.url()).isEqualTo("https://tracker.example/issue/1");
        assertThat(links.list()).extracting(Link::id).containsExactly(made.id());

        awaitLook(made.id());
        assertThat(links.update(made.id(), l -> l.title("Origin")).title()).contains("Origin");
        awaitLook(made.id());
        Link untitled = links.update(made.id(), l -> l.clearTitle());
        assertThat(untitled.title()).isEmpty();
        assertThat(untitled.url()).isEqualTo(made.url());
        awaitLook(made.id());
        assertThat(links.update(made.id(), l -> {})).isEqualTo(links.get(made.id()));

        links.delete(made.id());
        assertThatThrownBy(() -> links.get(made.id())).isInstanceOf(NotFoundException.class);
    }

    /**
     * After each write Plane looks at the address in the background and saves the whole link, which undoes what was changed
     * meanwhile. That save tells of no author.
     */
    private void awaitLook(String link) {
        assertThat(eventually(() -> links.get(link), saved -> saved.updatedBy().isEmpty())
                        .updatedBy())
                .isEmpty();
    }

    @Test
    void reachedByTheKeyOfTheWorkItem() {
        int number = project.workItems().create(w -> w.name("By key")).sequenceId();
        LinkService byKey = project.links(target.sharedProject() + "-" + number);

        Link made = byKey.create(l -> l.url("http://docs.example/a?b=c&d=%20e#f"));

        assertThat(byKey.get(made.id()).url()).isEqualTo("http://docs.example/a?b=c&d=%20e#f");
    }

    @Test
    void secondLinkToTheSameAddressIsAConflict() {
        Link first = links.create(l -> l.url("https://tracker.example/issue/2"));

        assertThatThrownBy(() -> links.create(l -> l.url("https://tracker.example/issue/2")))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.existingId()).contains(first.id()));
        assertThat(links.createOrGet(
                                l -> l.url("https://tracker.example/issue/2").title("Again"))
                        .id())
                .isEqualTo(first.id());
        assertThat(links.list()).hasSize(1);
    }

    @Test
    void addressThatPlaneWouldStoreOnAnUpdateIsRefused() {
        Link link = links.create(l -> l.url("https://tracker.example/issue/3"));

        assertThatThrownBy(() -> links.update(link.id(), l -> l.url("not a url")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("url")
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> links.update(link.id(), l -> l.url("javascript:alert(1)")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> links.create(l -> l.title("Nowhere"))).isInstanceOf(InvalidRequestException.class);
    }
}
