package cloud.ewutelo.plane.provisioner;

import org.jspecify.annotations.Nullable;

/** Something is wrong that the operator can put right. The message is all that the operator sees; it never holds a secret. */
public final class ProvisionerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public ProvisionerException(String message) {
        this(ExitCode.ERROR, message, null);
    }

    public ProvisionerException(ExitCode exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
