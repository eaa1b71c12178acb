package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.invitation.Invitation;
import cloud.ewutelo.plane.invitation.InvitationService;
import cloud.ewutelo.plane.user.Role;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class InvitationContractTest extends ContractTest {

    @Test
    void invitedChangedAndTakenBack() {
        InvitationService invitations = workspace.invitations();
        String email = freshAddress();
        Invitation created = invitations.create(email, Role.MEMBER);
        try {
            assertThat(created.email()).isEqualTo(email);
            assertThat(created.accepted()).isFalse();
            assertThat(created.respondedAt()).isEmpty();
            assertThat(invitations.list()).extracting(Invitation::id).contains(created.id());
            assertThat(invitations.get(created.id()).role()).isEqualTo(Role.MEMBER);
            assertThat(invitations.changeRole(created.id(), Role.GUEST).role()).isEqualTo(Role.GUEST);
            assertThat(invitations.get(created.id()).role()).isEqualTo(Role.GUEST);
        } finally {
            invitations.delete(created.id());
        }
        assertThatThrownBy(() -> invitations.get(created.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void sameAddressIsAConflictAndFoundInAnyCase() {
        InvitationService invitations = workspace.invitations();
        String email = freshAddress();
        Invitation first = invitations.create(email, Role.MEMBER);
        try {
            assertThatThrownBy(() -> invitations.create(email, Role.MEMBER))
                    .isInstanceOfSatisfying(ConflictException.class, e -> assertThat(e.existingId())
                            .contains(first.id()));
            assertThat(invitations
                            .createOrGet(email.toUpperCase(Locale.ROOT), Role.GUEST)
                            .id())
                    .isEqualTo(first.id());
        } finally {
            invitations.delete(first.id());
        }
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> workspace.invitations().create("nope", Role.MEMBER))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("email");
    }

    private static String freshAddress() {
        return ContractTarget.freshIdentifier().toLowerCase(Locale.ROOT) + "@example.org";
    }
}
