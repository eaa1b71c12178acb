package cloud.ewutelo.plane.internal;

import cloud.ewutelo.plane.error.InvalidRequestException;

/** Names of files that are safe for Plane, for the storage, and for whoever downloads them. */
public final class FileNames {

    private static final int LONGEST = 255;

    private FileNames() {}

    /** Without directories, leading dots, and characters that break paths or headers. */
    public static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String visible = last.replaceAll("[\\p{Cntrl}\"<>|:*?]", "_")
                .replaceAll("^[.\\s]+", "")
                .strip();
        if (visible.isEmpty()) {
            throw new InvalidRequestException(
                    "name", "has nothing left but dots, blanks or directories", "Give the file a plain name.");
        }
        if (visible.codePointCount(0, visible.length()) <= LONGEST) {
            return visible;
        }
        int dot = visible.lastIndexOf('.');
        String extension = dot > 0 && visible.length() - dot <= 16 ? visible.substring(dot) : "";
        int keep = visible.offsetByCodePoints(0, LONGEST - extension.codePointCount(0, extension.length()));
        return visible.substring(0, keep) + extension;
    }
}
