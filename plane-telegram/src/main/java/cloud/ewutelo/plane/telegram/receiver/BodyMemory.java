package cloud.ewutelo.plane.telegram.receiver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Reads bodies within a limit for each and one for all. What has not arrived takes no memory. */
final class BodyMemory {

    private static final int STEP = 8 * 1024;

    private final int mostOfOne;
    private final long mostOfAll;
    private final AtomicLong held = new AtomicLong();

    /** All bodies together are too much at the moment. */
    static final class ExhaustedException extends IOException {
        private static final long serialVersionUID = 1L;

        ExhaustedException() {
            super("Too many bodies at once.");
        }
    }

    BodyMemory(int mostOfOne, long mostOfAll) {
        this.mostOfOne = mostOfOne;
        this.mostOfAll = mostOfAll;
    }

    long held() {
        return held.get();
    }

    /**
     * Reads a body, to be {@linkplain #release released} when it is not needed any more.
     *
     * @return empty if it is too large
     */
    Optional<byte[]> read(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        boolean done = false;
        try {
            for (int read = in.read(step); read >= 0; read = in.read(step)) {
                if (body.size() + read > mostOfOne) {
                    return Optional.empty();
                }
                body.write(step, 0, read);
                if (held.addAndGet(read) > mostOfAll) {
                    throw new ExhaustedException();
                }
            }
            done = true;
            return Optional.of(body.toByteArray());
        } finally {
            if (!done) {
                held.addAndGet(-body.size());
            }
        }
    }

    void release(byte[] body) {
        held.addAndGet(-body.length);
    }
}
