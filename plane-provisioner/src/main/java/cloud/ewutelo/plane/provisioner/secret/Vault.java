package cloud.ewutelo.plane.provisioner.secret;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Files as {@code ansible-vault} encrypts them: format 1.1, AES256. */
public final class Vault {

    private static final String HEADER = "$ANSIBLE_VAULT;1.1;AES256";
    private static final int SALT = 32;
    private static final int ROUNDS = 10_000;
    private static final int KEY = 32;
    private static final int BLOCK = 16;
    private static final int LINE = 80;
    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What is derived from the password. */
    private static final class Keys {

        private final byte[] cipher;
        private final byte[] mac;
        private final byte[] counter;

        Keys(byte[] derived) {
            cipher = Arrays.copyOfRange(derived, 0, KEY);
            mac = Arrays.copyOfRange(derived, KEY, 2 * KEY);
            counter = Arrays.copyOfRange(derived, 2 * KEY, derived.length);
        }
    }

    private Vault() {}

    /** Encrypts. */
    public static String encrypt(String plain, Secret password) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        try {
            Keys keys = keys(password, salt);
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, keys).doFinal(padded(plain.getBytes(StandardCharsets.UTF_8)));
            String inner =
                    HEX.formatHex(salt) + "\n" + HEX.formatHex(mac(keys, encrypted)) + "\n" + HEX.formatHex(encrypted);
            StringBuilder text = new StringBuilder(HEADER).append('\n');
            String body = HEX.formatHex(inner.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < body.length(); i += LINE) {
                text.append(body, i, Math.min(body.length(), i + LINE)).append('\n');
            }
            return text.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has these algorithms", e);
        }
    }

    /**
     * Decrypts.
     *
     * @param name of the file, for messages
     */
    public static String decrypt(String text, Secret password, String name) {
        String[] lines = text.strip().split("\\R", -1);
        // 1.2 differs by a label in the header alone.
        if (!lines[0].matches("\\$ANSIBLE_VAULT;1\\.[12];AES256(;.*)?")) {
            throw new ProvisionerException(name + " is no vault of ansible-vault (1.1, AES256). Is it another file?");
        }
        try {
            String body =
                    String.join("", Arrays.copyOfRange(lines, 1, lines.length)).replaceAll("\\s", "");
            String[] parts = new String(HEX.parseHex(body), StandardCharsets.US_ASCII).split("\n", -1);
            Keys keys = keys(password, HEX.parseHex(parts[0]));
            byte[] encrypted = HEX.parseHex(parts[2]);
            if (!MessageDigest.isEqual(mac(keys, encrypted), HEX.parseHex(parts[1]))) {
                throw new ProvisionerException(
                        name + " cannot be decrypted: the password of the vault is wrong, or the file was damaged.");
            }
            return new String(unpadded(cipher(Cipher.DECRYPT_MODE, keys).doFinal(encrypted)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | GeneralSecurityException e) {
            throw new ProvisionerException(name + " is a damaged vault. Restore it from a backup.");
        }
    }

    private static Keys keys(Secret password, byte[] salt) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password.reveal().toCharArray(), salt, ROUNDS, (2 * KEY + BLOCK) * 8);
        byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        return new Keys(derived);
    }

    private static Cipher cipher(int mode, Keys keys) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(mode, new SecretKeySpec(keys.cipher, "AES"), new IvParameterSpec(keys.counter));
        return cipher;
    }

    private static byte[] mac(Keys keys, byte[] encrypted) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(keys.mac, "HmacSHA256"));
        return mac.doFinal(encrypted);
    }

    /** The format pads although the cipher would not need it. */
    private static byte[] padded(byte[] plain) {
        int padding = BLOCK - plain.length % BLOCK;
        byte[] result = Arrays.copyOf(plain, plain.length + padding);
        Arrays.fill(result, plain.length, result.length, (byte) padding);
        return result;
    }

    private static byte[] unpadded(byte[] padded) throws GeneralSecurityException {
        int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
        if (padding < 1 || padding > BLOCK || padding > padded.length) {
            throw new GeneralSecurityException("padding");
        }
        return Arrays.copyOf(padded, padded.length - padding);
    }
}
