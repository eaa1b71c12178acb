package cloud.ewutelo.plane.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;

/** One recorded request with its answer. */
record Exchange(String topic, JsonNode json) {
    String name() {
        return json.get("name").asText();
    }

    String note() {
        return json.path("note").asText("");
    }

    JsonNode request() {
        return json.get("request");
    }

    JsonNode response() {
        return json.get("response");
    }

    int status() {
        return response().get("status").asInt();
    }

    @Override
    public String toString() {
        return topic + " " + name();
    }
}
