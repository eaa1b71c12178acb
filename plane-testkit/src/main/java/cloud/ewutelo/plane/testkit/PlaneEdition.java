package cloud.ewutelo.plane.testkit;

/** Which Plane to be. */
public enum PlaneEdition {
    /** Community Edition 1.2.2, checked against recordings of a running server. */
    CE_1_2_2("v1.2.2", "PLANE_COMMUNITY", 1000),
    /** Community Edition 1.3.1, checked against recordings of a running server. */
    CE_1_3_1("v1.3.1", "PLANE_COMMUNITY", 1000),
    /** The commercial edition: Community Edition 1.3.1 and what Plane's documentation adds. From documentation, not observed. */
    COMMERCIAL("v1.14.0", "PLANE_COMMERCIAL", 100);

    private final String version;
    private final String code;
    private final int maxPageSize;

    PlaneEdition(String version, String code, int maxPageSize) {
        this.version = version;
        this.code = code;
        this.maxPageSize = maxPageSize;
    }

    /** {@return the version that the instance reports} */
    public String version() {
        return version;
    }

    /** {@return the edition that the instance reports} */
    public String code() {
        return code;
    }

    /** {@return the size of the largest page, which is also the default one} */
    public int maxPageSize() {
        return maxPageSize;
    }

    /** {@return whether this is the Community Edition} */
    public boolean isCommunity() {
        return this != COMMERCIAL;
    }
}
