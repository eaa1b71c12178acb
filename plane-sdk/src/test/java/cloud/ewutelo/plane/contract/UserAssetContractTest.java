package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cloud.ewutelo.plane.attachment.Upload;
import cloud.ewutelo.plane.attachment.UploadException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.user.UserAsset;
import cloud.ewutelo.plane.user.UserAssetKind;
import cloud.ewutelo.plane.user.UserService;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class UserAssetContractTest extends ContractTest {

    private static final byte[] PICTURE = new byte[200];

    @Test
    void pictureIsStoredButNeverBecomesTheAvatar() {
        UserService users = plane.users();
        User before = users.me();

        UserAsset stored = upload(UserAssetKind.AVATAR, Upload.of("me.png", PICTURE));

        assertThat(stored.url()).contains(stored.id());
        assertThat(users.me().avatarUrl()).isEqualTo(before.avatarUrl());
        users.deleteAsset(stored.id());
        assertThatThrownBy(() -> users.deleteAsset(stored.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatPlaneDoesNotTakeIsRefusedBeforeAnythingIsSent() {
        UserService users = plane.users();
        long tooMuch = plane.capabilities().fileSizeLimit() + 1;

        assertThatThrownBy(() -> users.uploadAsset(UserAssetKind.COVER, Upload.of("me.pdf", PICTURE)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("application/pdf");
        assertThatThrownBy(() -> users.uploadAsset(
                        UserAssetKind.COVER, Upload.of("me.jpg", InputStream.nullInputStream(), tooMuch)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(String.valueOf(tooMuch));
        assertThatThrownBy(() -> users.uploadAsset(
                        UserAssetKind.AVATAR,
                        Upload.of("me.webp", PICTURE).externalId(new ExternalId("contract", "me"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("external_id");
    }

    /** Skips where the instance under test has no storage to upload to. */
    private UserAsset upload(UserAssetKind kind, Upload picture) {
        try {
            return plane.users().uploadAsset(kind, picture);
        } catch (UploadException e) {
            assumeTrue(
                    target.server().isPresent() || e.step() != UploadException.Step.STORAGE,
                    "the storage of this instance does not work: " + e.getMessage());
            throw e;
        }
    }
}
