package cloud.ewutelo.plane.user;

import cloud.ewutelo.plane.attachment.Upload;

/** The user behind the API key. */
public interface UserService {

    /**
     * Reads the user whose key is used.
     *
     * <p>{@code GET /api/v1/users/me/}
     *
     * @return the user
     * @throws cloud.ewutelo.plane.error.AuthenticationException if the key is wrong
     */
    User me();

    /**
     * Stores a picture of the user: makes the record, sends the file to the storage, and confirms. Plane keeps it, but
     * <em>never makes it the avatar or cover</em>: its API cannot, the profile page of the web application can.
     *
     * <p>{@code POST /api/v1/assets/user-assets/}, a form post to the storage,
     * {@code PATCH /api/v1/assets/user-assets/{id}/}. If a step fails, the record is deleted.
     *
     * @param kind what it is for
     * @param picture a JPEG, PNG, WebP or GIF file, without an external id
     * @return the stored picture
     * @throws cloud.ewutelo.plane.attachment.UploadException if a step fails; it names the step and the storage's reason
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if it is no such picture, or larger than the instance allows
     */
    UserAsset uploadAsset(UserAssetKind kind, Upload picture);

    /**
     * Deletes a stored picture of the user.
     *
     * <p>{@code DELETE /api/v1/assets/user-assets/{id}/}
     *
     * @param assetId its id
     * @throws cloud.ewutelo.plane.error.NotFoundException if the user has no such picture
     */
    void deleteAsset(String assetId);
}
