package cloud.ewutelo.plane.bridge.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, none of which can fill the memory. */
final class MessageLines {

    private final InputStream in;
    private final int limit;

    MessageLines(InputStream in, int limit) {
        this.in = new BufferedInputStream(in);
        this.limit = limit;
    }

    /** The next line that is not blank; empty if it is longer than the limit; null at the end. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        boolean blank = true;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                blank &= Character.isWhitespace(next);
                length++;
                if (length <= limit) {
                    line.write(next);
                }
            } else if (!blank) {
                return length > limit ? new byte[0] : line.toByteArray();
            } else {
                line.reset();
                length = 0;
            }
        }
        if (blank) {
            return null;
        }
        return length > limit ? new byte[0] : line.toByteArray();
    }
}
