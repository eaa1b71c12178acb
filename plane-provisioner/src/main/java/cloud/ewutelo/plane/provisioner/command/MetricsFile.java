package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.ProvisionerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that another program reads at any time: it is never half. Unlike files with secrets everybody may read it. */
final class MetricsFile {

    private MetricsFile() {}

    static void write(Path file, String text) {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProvisionerException(
                    "The metrics file " + file + " cannot be written. Check that its folder is writable.");
        }
    }
}
