package cloud.ewutelo.plane.telegram.setting;

import cloud.ewutelo.plane.telegram.setting.SettingsException.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that it can be told at once. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(String field, String problem, String remedy) {
        found.add(new Problem(field, problem, remedy));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new SettingsException(found);
        }
    }
}
