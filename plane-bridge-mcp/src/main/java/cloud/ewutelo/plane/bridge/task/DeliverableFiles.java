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
 *
 * <p>A folder with {@code {agent}} in it is that of the calling agent, so that none can upload the files of another. A folder
 * can be known to agents by another name, as in {@code /workspace=/srv/agents/{agent}}: what they call
 * {@code /workspace/report.pdf} is {@code /srv/agents/imhotep/report.pdf}.
 */
final class DeliverableFiles {

    private static final String AGENT = "{agent}";

    private final List<Root> roots;

    /** A folder, and the name by which agents know it; the same, if it has no other. */
    private record Root(String known, String folder) {

        static Root of(String setting) {
            int sign = setting.indexOf('=');
            return new Root(setting.substring(0, Math.max(sign, 0)), setting.substring(sign + 1));
        }

        Path of(Path real, String path) {
            String inside = path;
            if (!known.isEmpty() && (path.equals(known) || path.startsWith(known + "/"))) {
                inside = path.substring(known.length()).replaceFirst("^/+", "");
            }
            return real.resolve(inside);
        }

        Path folder(String agentId) {
            return Path.of(folder.replace(AGENT, agentId));
        }
    }

    /**
     * The files below some folders.
     *
     * @param roots the folders; none means that nothing may be uploaded
     */
    DeliverableFiles(List<Path> roots) {
        this.roots = roots.stream().map(Path::toString).map(Root::of).toList();
    }

    /**
     * The file that an agent names.
     *
     * @param path absolute, or relative to one of the folders
     * @param sizeLimit the most bytes that Plane takes
     * @return its real path
     * @throws ToolException if it is not below a folder, is no file, or is too large
     */
    Path resolve(String agentId, String path, long sizeLimit) {
        if (roots.isEmpty()) {
            throw new ToolException(
                    ErrorCode.FORBIDDEN,
                    "No folder is set from which files may be uploaded.",
                    "Tell your human to set PLANE_DELIVERABLE_ROOTS.");
        }
        Path file = find(agentId, path);
        try {
            if (!Files.isRegularFile(file)) {
                throw new ToolException(
                        ErrorCode.INVALID_ARGUMENT,
                        "\"" + path + "\" is no file.",
                        "Pack a folder into an archive first.");
            }
            checkSize(path, Files.size(file), sizeLimit);
            return file;
        } catch (IOException e) {
            throw unreadable(path);
        }
    }

    /** Refuses a size that Plane does not take. */
    static void checkSize(String path, long size, long sizeLimit) {
        if (size == 0 || size > sizeLimit) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "\"" + path + "\" has " + size + " bytes; Plane takes 1 to " + sizeLimit + ".",
                    size == 0 ? "Write the file first." : "Compress it, or split it.");
        }
    }

    static ToolException unreadable(String path) {
        return new ToolException(
                ErrorCode.NOT_FOUND, "\"" + path + "\" cannot be read.", "Check the path and its permissions.");
    }

    private Path find(String agentId, String path) {
        boolean outside = false;
        for (Root root : roots) {
            try {
                Path realRoot = root.folder(agentId).toRealPath();
                Path real = root.of(realRoot, path).toRealPath();
                if (real.startsWith(realRoot)) {
                    return real;
                }
                outside = true;
            } catch (NoSuchFileException e) {
                // It may be below another one.
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
