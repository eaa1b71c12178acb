package cloud.ewutelo.plane.provisioner.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What programs need that act for several agents: where Plane is, and everybody's key. No passwords. */
record AgentKeyFormat(Set<String> agents) implements Format {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public String write(Secrets secrets) {
        ObjectNode all = MAPPER.createObjectNode();
        all.put("base_url", secrets.url()).put("workspace", secrets.workspace());
        ObjectNode keys = all.putObject("agents");
        secrets.people().forEach((name, person) -> {
            if (agents.contains(name) && person.key() != null) {
                keys.putObject(name)
                        .put("email", person.email())
                        .put("api_key", person.key().reveal());
            }
        });
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
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
