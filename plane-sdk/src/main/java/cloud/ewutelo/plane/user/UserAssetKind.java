package cloud.ewutelo.plane.user;

import cloud.ewutelo.plane.model.OpenEnum;

/** What a picture of a person is for. */
public final class UserAssetKind extends OpenEnum {

    /** The small picture beside the name. */
    public static final UserAssetKind AVATAR = new UserAssetKind("USER_AVATAR");

    /** The wide picture above the profile. */
    public static final UserAssetKind COVER = new UserAssetKind("USER_COVER");

    private UserAssetKind(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static UserAssetKind of(String value) {
        return new UserAssetKind(value);
    }
}
