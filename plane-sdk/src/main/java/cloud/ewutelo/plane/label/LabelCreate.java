package cloud.ewutelo.plane.label;

import cloud.ewutelo.plane.internal.Check;

/** A label to be created. The name is required. */
public final class LabelCreate extends LabelFields<LabelCreate> {

    /** Starts with nothing set. */
    public LabelCreate() {}

    @Override
    public void validate() {
        Check.required(properties(), "name");
    }
}
