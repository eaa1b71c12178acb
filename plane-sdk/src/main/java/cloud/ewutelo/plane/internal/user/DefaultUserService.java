package cloud.ewutelo.plane.internal.user;

import cloud.ewutelo.plane.attachment.Upload;
import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.attachment.UploadSteps;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.member.MemberApi;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.user.UserAsset;
import cloud.ewutelo.plane.user.UserAssetKind;
import cloud.ewutelo.plane.user.UserService;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The user behind the key, over HTTP. */
public final class DefaultUserService implements UserService {

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");

    private final Transport transport;
    private final UserApi api;
    private final UploadSteps steps;

    public DefaultUserService(Transport transport, Supplier<Capabilities> capabilities) {
        this.transport = transport;
        this.api = transport.api(UserApi.class);
        this.steps = new UploadSteps(
                transport,
                capabilities,
                new UploadSteps.Routes(
                        api::createAsset, id -> api.confirmAsset(id, Map.of()), id -> api.deleteAsset(id)));
    }

    @Override
    public User me() {
        return transport.call(transport.api(MemberApi.class).me());
    }

    @Override
    public UserAsset uploadAsset(UserAssetKind kind, Upload picture) {
        if (!PICTURES.contains(picture.type())) {
            throw new InvalidRequestException(
                    "type", "of " + picture.name() + " is " + picture.type(), "Use a JPEG, PNG, WebP or GIF picture.");
        }
        if (picture.externalId().isPresent()) {
            throw new InvalidRequestException(
                    "external_id", "cannot be set on a picture of a person", "Leave it out: Plane would drop it.");
        }
        JsonValue record = steps.upload(picture, Map.of("entity_type", kind.value()));
        return new UserAsset(
                record.get("asset_id").asString(), record.get("asset_url").asString());
    }

    @Override
    public void deleteAsset(String assetId) {
        transport.run(api.deleteAsset(assetId));
    }
}
