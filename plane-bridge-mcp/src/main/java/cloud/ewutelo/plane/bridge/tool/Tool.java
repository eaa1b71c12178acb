package cloud.ewutelo.plane.bridge.tool;

/** Something that an agent can do in Plane. */
public interface Tool {

    /** What it is called, takes and answers. */
    ToolDescription description();

    /**
     * Does it.
     *
     * @param call who calls, and with which arguments; they fit the schema
     * @throws ToolException if it cannot be done
     * @throws cloud.ewutelo.plane.error.PlaneException if Plane refuses or fails
     */
    ToolResult call(ToolCall call);
}
