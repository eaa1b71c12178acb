package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.admin.InstanceAdmin;
import cloud.ewutelo.plane.admin.InstanceSetting;
import cloud.ewutelo.plane.admin.Workspace;
import cloud.ewutelo.plane.admin.WorkspaceCreate;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.client.HiddenConflict;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.page.Pager;
import cloud.ewutelo.plane.model.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An admin of an instance, over HTTP. */
final class DefaultInstanceAdmin implements InstanceAdmin {

    private static final HiddenConflict SAME_SLUG = new HiddenConflict("Workspace with this slug already exists");

    /** The server's largest page here, other than everywhere else. */
    private static final int LARGEST_PAGE = 10;

    private final Transport transport;
    private final Consumer<DefaultPlaneAdmin.SignOut> signOut;
    private final Pager pager;
    private final InstanceApi api;

    DefaultInstanceAdmin(Transport transport, Consumer<DefaultPlaneAdmin.SignOut> signOut) {
        this.transport = transport;
        this.signOut = signOut;
        this.pager = new Pager(transport);
        this.api = transport.api(InstanceApi.class);
    }

    @Override
    public List<InstanceSetting> settings() {
        return settings(transport.call(api.settings()));
    }

    @Override
    public List<InstanceSetting> changeSettings(Map<String, String> values) {
        List<InstanceSetting> changed = settings(transport.call(api.changeSettings(new LinkedHashMap<>(values))));
        Set<String> ignored = new TreeSet<>(values.keySet());
        ignored.removeAll(changed.stream().map(InstanceSetting::key).collect(Collectors.toSet()));
        if (!ignored.isEmpty()) {
            throw new WriteNotAppliedException(
                    "This version of Plane does not have the settings " + String.join(", ", ignored)
                            + " and passed over them. Check their spelling.",
                    List.copyOf(ignored),
                    null);
        }
        return changed;
    }

    @Override
    public void changeInstance(@Nullable String name, @Nullable Boolean telemetry) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (name != null) {
            body.put("instance_name", name);
        }
        if (telemetry != null) {
            body.put("is_telemetry_enabled", telemetry);
        }
        transport.run(api.update(body));
    }

    @Override
    public List<Workspace> workspaces() {
        return pager.list(OptionalInt.of(LARGEST_PAGE), api::workspaces, Workspace::id).stream()
                .toList();
    }

    @Override
    public Workspace createWorkspace(Consumer<WorkspaceCreate> request) {
        WorkspaceCreate create = new WorkspaceCreate();
        request.accept(create);
        create.validate();
        String slug = String.valueOf(create.properties().get("slug"));
        return SAME_SLUG.reveal(
                () -> new RepeatableCreation(transport.options())
                        .create(
                                () -> transport.call(api.createWorkspace(new LinkedHashMap<>(create.properties()))),
                                () -> findWorkspace(slug)),
                () -> findWorkspace(slug).map(Workspace::id));
    }

    @Override
    public void signOut() {
        signOut.accept(sign -> sign::signOutAdmin);
    }

    private static List<InstanceSetting> settings(List<JsonValue> answers) {
        return answers.stream()
                .map(answer -> new InstanceSetting(
                        answer.get("key").asString(),
                        answer.get("value").toPlain() instanceof String value ? value : "",
                        Boolean.TRUE.equals(answer.get("is_encrypted").toPlain())))
                .toList();
    }
}
