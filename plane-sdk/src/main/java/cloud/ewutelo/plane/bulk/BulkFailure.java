package cloud.ewutelo.plane.bulk;

import cloud.ewutelo.plane.error.PlaneException;

/**
 * A write that failed.
 *
 * @param index its place among the requests, from 0
 * @param subject what it was about: the external pair, name, id or key in the request
 * @param exception why it failed; {@link cloud.ewutelo.plane.error.PlaneTransportException#requestSent} tells whether the
 *     server may have done it all the same
 */
public record BulkFailure(int index, String subject, PlaneException exception) {

    /** A failure. */
    public BulkFailure {}
}
