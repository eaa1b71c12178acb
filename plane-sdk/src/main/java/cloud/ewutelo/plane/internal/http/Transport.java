package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.error.BodyKind;
import cloud.ewutelo.plane.error.ErrorResponse;
import cloud.ewutelo.plane.error.PlaneApiException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.PlaneTimeoutException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.error.RateLimitedException;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.error.UnexpectedRedirectException;
import cloud.ewutelo.plane.error.UnexpectedResponseException;
import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.http.RateBudget;
import cloud.ewutelo.plane.http.ResponseInfo;
import cloud.ewutelo.plane.internal.json.Json;
import cloud.ewutelo.plane.internal.json.JsonBodies;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;

/**
 * Makes calls: waits for the rate budget, sends, tells failures apart, repeats what may be repeated, and gives up when the
 * call's time is over.
 */
public final class Transport {

    /** As a header of a route: it needs no key and counts for the budget of the machine, not of the key. Never sent. */
    public static final String ANONYMOUS = RequestPreparation.ANONYMOUS + ": true";

    private static final Logger LOG = LoggerFactory.getLogger("cloud.ewutelo.plane.http");
    private static final long LONGEST_ERROR_BODY = 64 * 1024;

    private final TransportOptions options;
    private final Connections connections;
    private final Retrofit retrofit;
    private final Retries retries;
    private final Budgets budgets;
    private final Storage storage;

    public Transport(TransportOptions options, Connections connections) {
        this.options = options;
        this.connections = connections;
        OkHttpClient http = connections
                .newHttp()
                // OkHttp would send a POST again when a connection breaks; what is repeated is decided here.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(options.timeouts().connect())
                .readTimeout(options.timeouts().read())
                .writeTimeout(options.timeouts().write())
                .addInterceptor(new RequestPreparation(options))
                .addInterceptor(new BodyLog(LOG, options.apiKey()))
                .addNetworkInterceptor(AttemptState.whenConnected())
                .cookieJar(options.cookies() == null ? CookieJar.NO_COOKIES : options.cookies())
                .build();
        this.retrofit = new Retrofit.Builder()
                // People who sign in use routes all over the server, programs with keys those of the public API.
                .baseUrl(Objects.requireNonNull(options.origin().resolve(options.cookies() == null ? "api/v1/" : "./")))
                .client(http)
                .addConverterFactory(new JsonBodies())
                .build();
        this.retries = new Retries(options.retryPolicy());
        this.budgets = new Budgets(options);
        this.storage = new Storage(options, connections);
    }

    public TransportOptions options() {
        return options;
    }

    /** An interface with Retrofit's annotations, ready to make calls for {@link #call} and {@link #run}. */
    public <A> A api(Class<A> type) {
        return retrofit.create(type);
    }

    /** The storage to which signed links and forms lead. */
    public Storage storage() {
        return storage;
    }

    /**
     * Makes a call that answers with a link to elsewhere, and does not follow it.
     *
     * @param otherwise what is wrong with another answer, for the message
     */
    public String redirectTarget(Call<Void> call, String otherwise) {
        return redirect(call, otherwise).header("location").orElseThrow(() -> unexpected(call, null, otherwise));
    }

    /** Makes a call that answers with a link to elsewhere, and hands over the whole answer. */
    public ErrorResponse redirect(Call<Void> call, String otherwise) {
        try {
            execute(call);
        } catch (UnexpectedRedirectException redirect) {
            return redirect.response();
        }
        throw unexpected(call, null, otherwise);
    }

    /** What is left of the present key's requests. */
    public RateBudget budget() {
        RateBudget budget = budgets.ofKey(options.apiKey().get());
        return budget == null ? RateBudgets.UNLIMITED : budget;
    }

    /**
     * Starts calls on another thread, because their result will probably be wanted.
     *
     * @return null if the caller must make them when the time comes: somebody looks at the answers of the present thread or may
     *     cancel it, the rate budget would let them wait, or no thread is free
     */
    public <T> @Nullable Future<T> ahead(Callable<T> calls) {
        boolean free = CallScope.current() == null && budget().nextWait().isZero();
        return free ? connections.ahead(calls) : null;
    }

    /** Makes a call that answers with a body. */
    public <T> T call(Call<T> call) {
        Response<T> response = execute(call);
        T body = response.body();
        if (body == null) {
            throw unexpected(call, response, "the answer has no body");
        }
        return body;
    }

    /** Makes a call whose answer does not matter. */
    public void run(Call<Void> call) {
        execute(call);
    }

    /** Makes a call and hands over everything. */
    public Response<ResponseBody> exchange(Call<ResponseBody> call) {
        return execute(call);
    }

    private <T> Response<T> execute(Call<T> call) {
        connections.requireOpen();
        RequestLabel label = RequestLabel.of(call.request());
        long deadline = options.time().nanoTime() + options.timeouts().call().toNanos();
        Retry.AsyncContext<Object> attempts = retries.start();
        boolean perhapsDone = false;
        for (int attempt = 1; ; attempt++) {
            SlidingWindowBudget budget =
                    budgets.of(call.request(), options.apiKey().get());
            deadline += waitFor(budget, label).toNanos();
            Call<T> present = attempt == 1 ? call : call.clone();
            try {
                return attempt(
                        present, label, attempt, deadline - options.time().nanoTime());
            } catch (PlaneException failure) {
                if (perhapsDone && label.method().equals("DELETE") && isMissing(failure)) {
                    // The attempt whose answer was lost had deleted it.
                    return Response.success(204, null);
                }
                boolean repeatable = mayRepeat(label, failure);
                Duration wait = retries.next(attempts, failure, repeatable);
                if (wait == null || options.time().nanoTime() + wait.toNanos() > deadline) {
                    throw failure;
                }
                perhapsDone |= leavesOpen(failure);
                int next = attempt + 1;
                observe(observer -> observer.requestRetried(label.method(), label.template(), next, wait));
                LOG.debug("{} failed, attempt {} follows in {} ms", label, next, wait.toMillis());
                sleep(wait, label);
            }
        }
    }

    private <T> Response<T> attempt(Call<T> call, RequestLabel label, int attempt, long nanosLeft) {
        CallScope scope = CallScope.current();
        String apiKey = options.apiKey().get();
        AttemptState state = AttemptState.begin();
        call.timeout().timeout(Math.max(1, nanosLeft), TimeUnit.NANOSECONDS);
        observe(observer -> observer.requestStarted(label.method(), label.template(), attempt));
        long start = options.time().nanoTime();
        try {
            if (scope != null) {
                scope.starting(call);
            }
            Response<T> response = call.execute();
            Map<String, List<String>> headers = response.headers().toMultimap();
            String errorBody = response.isSuccessful() ? "" : text(response.errorBody());
            answered(label, response.code(), headers, start, scope, budgets.of(call.request(), apiKey));
            if (!response.isSuccessful()) {
                throw ErrorMapper.map(
                        label, response.code(), headers, errorBody, RetryAfter.of(headers, options.time()), apiKey);
            }
            return response;
        } catch (JsonProcessingException e) {
            failed(label, e, start);
            throw unexpected(call, null, Json.explain(e));
        } catch (IOException e) {
            if (scope != null) {
                scope.throwIfCancelled();
            }
            PlaneTransportException failure = transportFailure(label, e, state.sent());
            failed(label, failure, start);
            throw failure;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // OkHttp waits for a connection in a way that lets an undeclared InterruptedException through.
            Thread.currentThread().interrupt();
            PlaneTransportException failure =
                    transportFailure(label, new InterruptedIOException("interrupted while connecting"), state.sent());
            failed(label, failure, start);
            throw failure;
        } finally {
            if (scope != null) {
                scope.starting(null);
            }
            AttemptState.end();
        }
    }

    private void answered(
            RequestLabel label,
            int status,
            Map<String, List<String>> headers,
            long start,
            @Nullable CallScope scope,
            @Nullable SlidingWindowBudget budget) {
        if (budget != null) {
            if (status == 429) {
                budget.refused(RetryAfter.of(headers, options.time()));
            } else {
                RetryAfter.integer(headers, "x-ratelimit-remaining").ifPresent(budget::remainingOnServer);
            }
        }
        if (scope != null) {
            scope.answered(new ResponseInfo(label.method(), label.path(), status, headers));
        }
        Duration took = Duration.ofNanos(options.time().nanoTime() - start);
        observe(observer -> observer.requestFinished(label.method(), label.template(), status, took));
        LOG.debug("{} {} {} in {} ms", label.method(), label.path(), status, took.toMillis());
    }

    private void failed(RequestLabel label, Exception failure, long start) {
        Duration took = Duration.ofNanos(options.time().nanoTime() - start);
        observe(observer -> observer.requestFailed(label.method(), label.template(), failure, took));
        LOG.debug(
                "{} failed after {} ms: {}",
                label,
                took.toMillis(),
                failure.getClass().getSimpleName());
    }

    private Duration waitFor(@Nullable SlidingWindowBudget budget, RequestLabel label) {
        CallScope scope = CallScope.current();
        if (scope != null) {
            scope.throwIfCancelled();
        }
        if (budget == null) {
            return Duration.ZERO;
        }
        Duration wait = budget.reserve();
        if (wait.isZero()) {
            return wait;
        }
        observe(observer -> observer.requestThrottled(label.method(), label.template(), wait));
        LOG.debug("{} waits {} ms for the rate budget", label, wait.toMillis());
        sleep(wait, label);
        return wait;
    }

    private void sleep(Duration wait, RequestLabel label) {
        try {
            options.time().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlaneTransportException(label + " was interrupted while it waited.", false, e);
        }
    }

    private static boolean mayRepeat(RequestLabel label, PlaneException failure) {
        if (failure instanceof RateLimitedException) {
            return true;
        }
        if (failure instanceof ServerErrorException server) {
            return label.repeatable() && server.status() >= 502 && server.status() <= 504;
        }
        if (failure instanceof PlaneTransportException transport) {
            boolean lasting = isRefusedCertificate(transport.getCause())
                    || Thread.currentThread().isInterrupted();
            return !lasting && (label.repeatable() || !transport.requestSent());
        }
        return false;
    }

    /** After such a failure a deletion may have been done, although its answer was lost. */
    private static boolean leavesOpen(PlaneException failure) {
        return failure instanceof ServerErrorException
                || (failure instanceof PlaneTransportException transport && transport.requestSent());
    }

    /** Unlike a connection that breaks, which OkHttp also reports as an SSL failure, it will not get better. */
    private static boolean isRefusedCertificate(@Nullable Throwable cause) {
        return cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException;
    }

    private static boolean isMissing(PlaneException failure) {
        return failure instanceof PlaneApiException api && api.status() == 404;
    }

    private static PlaneTransportException transportFailure(RequestLabel label, IOException e, boolean sent) {
        String done = sent
                ? (label.repeatable() ? "" : " The server may have done it: look before you repeat it.")
                : " Nothing was sent.";
        // The cause's message names hosts and timeouts, never headers or bodies.
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            return new PlaneTransportException(label + " was interrupted." + done, sent, e);
        }
        if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            return new PlaneTimeoutException(
                    label + " got no answer in time (" + e.getMessage() + ")." + done, sent, e);
        }
        if (isRefusedCertificate(e)) {
            return new PlaneTransportException(
                    label + " could not make a secure connection (" + e.getMessage()
                            + "). If the server has a certificate of its own, give the client its trust store." + done,
                    sent,
                    e);
        }
        return new PlaneTransportException(
                label + (sent ? " lost its connection (" : " could not connect (") + e.getMessage() + ")." + done,
                sent,
                e);
    }

    private PlaneApiException unexpected(Call<?> call, @Nullable Response<?> response, String problem) {
        RequestLabel label = RequestLabel.of(call.request());
        int status = response == null ? 200 : response.code();
        String done = label.method().equals("GET") ? "" : " The server has done what it was asked.";
        return new UnexpectedResponseException(
                label + " was answered with success, but " + problem
                        + ". Is the base URL the origin of Plane, and not of another web page?" + done,
                new ErrorResponse(
                        status,
                        label.method(),
                        label.path(),
                        label.template(),
                        BodyKind.NOT_JSON,
                        "",
                        response == null ? Map.of() : response.headers().toMultimap()));
    }

    private void observe(Consumer<PlaneObserver> event) {
        try {
            event.accept(options.observer());
        } catch (RuntimeException e) {
            LOG.warn("The observer failed", e);
        }
    }

    private static String text(@Nullable ResponseBody body) throws IOException {
        if (body == null) {
            return "";
        }
        try (body) {
            BufferedSource source = body.source();
            source.request(LONGEST_ERROR_BODY);
            return source.getBuffer().readUtf8(Math.min(source.getBuffer().size(), LONGEST_ERROR_BODY));
        }
    }
}
