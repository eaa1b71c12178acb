package cloud.ewutelo.plane.http;

import java.util.List;

/**
 * The result of a call together with what the server answered on the way.
 *
 * @param value what the call returned
 * @param responses the answers behind it in their order, failed attempts included; a call may need several
 * @param <T> the type of the result
 */
public record WithResponses<T>(T value, List<ResponseInfo> responses) {

    /** Copies the answers. */
    public WithResponses {
        responses = List.copyOf(responses);
    }

    /**
     * The last answer.
     *
     * @return the answer that gave the result
     * @throws IllegalStateException if the call made no request
     */
    public ResponseInfo last() {
        if (responses.isEmpty()) {
            throw new IllegalStateException("The call made no request.");
        }
        return responses.get(responses.size() - 1);
    }
}
