package cloud.ewutelo.plane.provisioner.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What {@code PLANE_AGENT_KEYS_FILE} of plane-bridge names: the keys of the agents and the admin by their names, and nothing else. */
record AgentKeyFormat(Set<String> agents) implements Format {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public String write(Secrets secrets) {
        ObjectNode keys = MAPPER.createObjectNode();
        secrets.people().forEach((name, person) -> {
            if (agents.contains(name) && person.key() != null) {
                keys.put(name, person.key().reveal());
            }
        });
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(keys) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Secrets read(String text, String name) {
        throw new UnsupportedOperationException("It keeps no passwords");
    }

    @Override
    public boolean isReadable() {
        return false;
    }
}
