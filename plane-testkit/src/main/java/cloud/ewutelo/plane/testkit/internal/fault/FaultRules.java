package cloud.ewutelo.plane.testkit.internal.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which requests go wrong, and how often. */
public final class FaultRules {
    private final List<Rule> rules = new ArrayList<>();

    private static final class Rule {
        private final String method;
        private final Pattern path;
        private final Fault fault;
        private int left;

        Rule(String method, Pattern path, Fault fault, int left) {
            this.method = method;
            this.path = path;
            this.fault = fault;
            this.left = left;
        }

        boolean fits(String requestMethod, String requestPath) {
            return (method.equals("*") || method.equals(requestMethod))
                    && path.matcher(requestPath).matches();
        }
    }

    /**
     * Adds a rule.
     *
     * @param method a method, or a star for all
     * @param glob a path in which one star stands for a segment and two for anything
     */
    public synchronized void add(String method, String glob, Fault fault, int times) {
        StringBuilder regex = new StringBuilder();
        for (String anything : glob.split("\\*\\*", -1)) {
            regex.append(regex.length() == 0 ? "" : ".*");
            String separator = "";
            for (String literal : anything.split("\\*", -1)) {
                regex.append(separator).append(Pattern.quote(literal));
                separator = "[^/]*";
            }
        }
        rules.add(new Rule(method.toUpperCase(Locale.ROOT), Pattern.compile(regex.toString()), fault, times));
    }

    /** The fault of a request, which is used up by it. */
    public synchronized @Nullable Fault take(String method, String path) {
        for (Iterator<Rule> iterator = rules.iterator(); iterator.hasNext(); ) {
            Rule rule = iterator.next();
            if (rule.fits(method, path)) {
                if (--rule.left <= 0) {
                    iterator.remove();
                }
                return rule.fault;
            }
        }
        return null;
    }

    /** Removes all rules. */
    public synchronized void clear() {
        rules.clear();
    }
}
