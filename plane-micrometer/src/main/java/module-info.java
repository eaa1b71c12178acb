/** The SDK's requests and rate budget as Micrometer metrics. */
module cloud.ewutelo.plane.micrometer {
    requires static transitive org.jspecify;
    requires transitive cloud.ewutelo.plane.sdk;
    requires transitive micrometer.core;

    exports cloud.ewutelo.plane.micrometer;
}
