package cloud.ewutelo.plane.admin;

/**
 * A setting of an instance.
 *
 * @param key such as {@code ENABLE_SIGNUP}
 * @param value the value as text, {@code "1"} and {@code "0"} for on and off; empty text if there is none
 * @param encrypted whether Plane keeps it encrypted, because it is a password or a key
 */
public record InstanceSetting(String key, String value, boolean encrypted) {

    /**
     * The key, and the value unless it is a secret.
     *
     * @return such as {@code ENABLE_SIGNUP=1}
     */
    @Override
    public String toString() {
        return key + "=" + (encrypted && !value.isEmpty() ? "***" : value);
    }
}
