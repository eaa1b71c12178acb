/** A program of a stranger. */
module org.example.consumer {
    requires cloud.ewutelo.plane.micrometer;
    requires cloud.ewutelo.plane.sdk;
    requires cloud.ewutelo.plane.testkit;
}
