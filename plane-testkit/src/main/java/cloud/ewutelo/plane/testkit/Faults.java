package cloud.ewutelo.plane.testkit;

import cloud.ewutelo.plane.testkit.internal.fault.Fault;
import cloud.ewutelo.plane.testkit.internal.fault.FaultRules;
import cloud.ewutelo.plane.testkit.internal.fault.SkewedClock;
import cloud.ewutelo.plane.testkit.internal.fault.Stops;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.webhook.WebhookFaults;
import java.time.Duration;

/**
 * Makes things go wrong.
 *
 * <pre>{@code
 * server.faults().onNext("POST", "**work-items/").resetAfterProcessing();
 * server.faults().onNext("GET", "**").times(3).tooManyRequests(Duration.ofSeconds(7));
 * }</pre>
 */
public final class Faults {
    private final FaultRules rules;
    private final Stops stops;
    private final WebhookFaults webhooks;
    private final SkewedClock clock;

    Faults(FaultRules rules, Stops stops, WebhookFaults webhooks, SkewedClock clock) {
        this.rules = rules;
        this.stops = stops;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * Begins a fault of the next request that fits.
     *
     * @param method a method, or {@code *} for all
     * @param path a path without query; {@code *} stands for one segment, {@code **} for anything
     * @return the fault to describe
     */
    public Next onNext(String method, String path) {
        return new Next(method, path);
    }

    /**
     * Stops the program under test when a request arrives that had no effect yet. The request is never answered, so
     * that the program does nothing more even if it lives on: for Plane it is as if it had been killed.
     *
     * <pre>{@code
     * server.faults().stopBeforeProcessing(3, process::destroyForcibly);
     * }</pre>
     *
     * @param request which one, of all that arrive from now on; 1 for the next
     * @param stop ends the program, or tells the test that it may go on without it
     */
    public void stopBeforeProcessing(int request, Runnable stop) {
        stops.plan(request, new Stops.Stop(false, stop));
    }

    /**
     * Stops the program under test after a request had its effect and before it is answered.
     *
     * @param request which one, of all that arrive from now on; 1 for the next
     * @param stop ends the program, or tells the test that it may go on without it
     * @see #stopBeforeProcessing
     */
    public void stopAfterProcessing(int request, Runnable stop) {
        stops.plan(request, new Stops.Stop(true, stop));
    }

    /**
     * Puts the server's clock wrong.
     *
     * @param ahead how far it is ahead; negative for behind
     */
    public void skewClock(Duration ahead) {
        clock.skew(ahead);
    }

    /** The next webhook is sent twice. */
    public void duplicateNextWebhook() {
        webhooks.add(WebhookFaults.Fault.DUPLICATE);
    }

    /** The next webhook is never sent. */
    public void loseNextWebhook() {
        webhooks.add(WebhookFaults.Fault.LOSE);
    }

    /** The next webhook is sent after the one that follows it. */
    public void reorderNextWebhooks() {
        webhooks.add(WebhookFaults.Fault.DELAY_BEHIND_NEXT);
    }

    /** Removes all faults and puts the clock right. */
    public void clear() {
        rules.clear();
        stops.clear();
        webhooks.clear();
        clock.skew(Duration.ZERO);
    }

    /** A fault that is being described; the last call says what goes wrong. */
    public final class Next {
        private final String method;
        private final String path;
        private int times = 1;

        private Next(String method, String path) {
            this.method = method;
            this.path = path;
        }

        /**
         * Lets several requests go wrong.
         *
         * @param count how many
         * @return this fault
         */
        public Next times(int count) {
            this.times = count;
            return this;
        }

        /**
         * The answer comes late.
         *
         * @param delay by how much
         */
        public void delay(Duration delay) {
            add(Fault.of(Fault.Kind.DELAY, delay));
        }

        /** The connection is closed without an answer; the request had no effect. */
        public void resetBeforeProcessing() {
            add(Fault.of(Fault.Kind.RESET_BEFORE));
        }

        /** The connection is closed without an answer; the request had its effect. */
        public void resetAfterProcessing() {
            add(Fault.of(Fault.Kind.RESET_AFTER));
        }

        /**
         * The body of the answer breaks off.
         *
         * @param bytes how many bytes are sent
         */
        public void truncateBody(int bytes) {
            add(new Fault(Fault.Kind.TRUNCATE, Duration.ZERO, bytes, null));
        }

        /**
         * The body of the answer comes in ten pieces.
         *
         * @param pause the pause before each piece
         */
        public void slowBody(Duration pause) {
            add(Fault.of(Fault.Kind.SLOW_BODY, pause));
        }

        /** 429 without {@code Retry-After}; the request had no effect. */
        public void tooManyRequests() {
            add(Fault.of(Fault.Kind.ANSWER_INSTEAD, rateLimited()));
        }

        /**
         * 429 with {@code Retry-After}; the request had no effect.
         *
         * @param retryAfter the time in the header
         */
        public void tooManyRequests(Duration retryAfter) {
            add(Fault.of(
                    Fault.Kind.ANSWER_INSTEAD,
                    rateLimited().header("Retry-After", Long.toString(retryAfter.toSeconds()))));
        }

        /**
         * Another status with an error page of a proxy; the request had no effect.
         *
         * @param status such as 502
         */
        public void status(int status) {
            add(Fault.of(Fault.Kind.ANSWER_INSTEAD, page(status)));
        }

        /**
         * Another status with an error page of a proxy, though the request had its effect.
         *
         * @param status such as 504
         */
        public void statusAfterProcessing(int status) {
            add(Fault.of(Fault.Kind.ANSWER_AFTER, page(status)));
        }

        /** The body of the answer is broken JSON. */
        public void malformedJson() {
            add(Fault.of(Fault.Kind.MALFORMED_JSON));
        }

        /** The answer is called HTML. */
        public void wrongContentType() {
            add(Fault.of(Fault.Kind.CONTENT_TYPE));
        }

        private void add(Fault fault) {
            rules.add(method, path, fault, times);
        }
    }

    private static Response rateLimited() {
        return Response.json(429, JsonObject.of("error_code", 5900L, "error_message", "RATE_LIMIT_EXCEEDED"));
    }

    private static Response page(int status) {
        return Response.html(
                status, "<html><head><title>" + status + "</title></head><body>" + status + "</body></html>");
    }
}
