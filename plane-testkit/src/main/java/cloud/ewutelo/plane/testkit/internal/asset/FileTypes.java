package cloud.ewutelo.plane.testkit.internal.asset;

import java.util.Set;

/** Media types that the server takes. */
final class FileTypes {
    private static final Set<String> ATTACHMENTS =
            Set.of(("image/jpeg image/png image/gif image/svg+xml image/webp image/tiff image/bmp application/pdf "
                            + "application/msword application/vnd.ms-excel application/vnd.ms-powerpoint "
                            + "application/vnd.openxmlformats-officedocument.wordprocessingml.document "
                            + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet "
                            + "application/vnd.openxmlformats-officedocument.presentationml.presentation "
                            + "application/vnd.oasis.opendocument.text application/vnd.oasis.opendocument.spreadsheet "
                            + "application/vnd.oasis.opendocument.presentation text/plain text/markdown text/css "
                            + "text/javascript text/xml text/csv application/json application/xml application/sql "
                            + "application/x-sql application/rtf audio/mpeg audio/wav audio/ogg audio/midi audio/aac "
                            + "audio/flac video/mp4 video/mpeg video/ogg video/webm video/quicktime application/zip "
                            + "application/x-rar-compressed application/x-tar application/gzip application/x-zip "
                            + "application/x-zip-compressed application/x-7z-compressed application/x-compressed-tar "
                            + "font/ttf font/otf font/woff font/woff2 model/gltf-binary model/gltf+json "
                            + "application/octet-stream")
                    .split(" "));
    private static final Set<String> PICTURES =
            Set.of("image/jpeg", "image/png", "image/webp", "image/jpg", "image/gif");

    private FileTypes() {}

    static boolean isAttachment(Object type) {
        return ATTACHMENTS.contains(type);
    }

    static boolean isPicture(Object type) {
        return PICTURES.contains(type);
    }
}
