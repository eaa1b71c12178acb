package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that agents may upload: those below some folders, wherever links in their paths lead. The bridge runs outside the
 * agents' sandboxes and can read more than they can.
 */
final class DeliverableFiles {

    private final List<Path> roots;

    /**
     * The files below some folders.
     *
     * @param roots the folders; none means that nothing may be uploaded
     */
    DeliverableFiles(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /**
     * The file that an agent names.
     *
     * @param path absolute, or relative to one of the folders
     * @param sizeLimit the most bytes that Plane takes
     * @return its real path
     * @throws ToolException if it is not below a folder, is no file, or is too large
     */
    Path resolve(String path, long sizeLimit) {
        if (roots.isEmpty()) {
            throw new ToolException(
                    ErrorCode.FORBIDDEN,
                    "No folder is set from which files may be uploaded.",
                    "Tell your human to set PLANE_DELIVERABLE_ROOTS.");
        }
        Path file = find(path);
        try {
            if (!Files.isRegularFile(file)) {
                throw new ToolException(
                        ErrorCode.INVALID_ARGUMENT,
                        "\"" + path + "\" is no file.",
                        "Pack a folder into an archive first.");
            }
            long size = Files.size(file);
            if (size == 0 || size > sizeLimit) {
                throw new ToolException(
                        ErrorCode.INVALID_ARGUMENT,
                        "\"" + path + "\" has " + size + " bytes; Plane takes 1 to " + sizeLimit + ".",
                        size == 0 ? "Write the file first." : "Compress it, or split it.");
            }
            return file;
        } catch (IOException e) {
            throw new ToolException(
                    ErrorCode.NOT_FOUND, "\"" + path + "\" cannot be read.", "Check the path and its permissions.");
        }
    }

    private Path find(String path) {
        boolean outside = false;
        for (Path root : roots) {
            try {
                Path realRoot = root.toRealPath();
                Path real = realRoot.resolve(path).toRealPath();
                if (real.startsWith(realRoot)) {
                    return real;
                }
                outside = true;
            } catch (NoSuchFileException e) {
                continue;
            } catch (IOException | InvalidPathException e) {
                throw new ToolException(
                        ErrorCode.INVALID_ARGUMENT, "\"" + path + "\" is no path that can be read.", "Check the path.");
            }
        }
        throw outside
                ? new ToolException(
                        ErrorCode.FORBIDDEN,
                        "\"" + path + "\" is outside the folders from which files may be uploaded.",
                        "Copy the file into your workspace and name it there.")
                : new ToolException(ErrorCode.NOT_FOUND, "There is no file \"" + path + "\".", "Check the path.");
    }
}
