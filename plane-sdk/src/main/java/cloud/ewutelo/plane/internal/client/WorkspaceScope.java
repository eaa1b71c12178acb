package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.internal.capability.InstanceProbe;
import cloud.ewutelo.plane.internal.capability.PortableFeature;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.internal.member.MemberApi;
import cloud.ewutelo.plane.internal.page.Pager;
import cloud.ewutelo.plane.internal.project.ProjectApi;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.user.User;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What everything in a workspace shares: where it is, and the names in it. */
public final class WorkspaceScope {

    private final Transport transport;
    private final Pager pager;
    private final String slug;
    private final InstanceProbe instance;
    private final Map<Feature, PortableFeature> portable = new ConcurrentHashMap<>();
    private final Directory<Project> projects;
    private final Directory<User> members;

    WorkspaceScope(Transport transport, Pager pager, InstanceProbe instance, String slug) {
        this.transport = transport;
        this.pager = pager;
        this.instance = instance;
        this.slug = slug;
        ProjectApi projectApi = transport.api(ProjectApi.class);
        this.projects = new Directory<>(
                "project of workspace " + slug,
                () -> pager.list(OptionalInt.empty(), query -> projectApi.list(slug, query), Project::id)
                        .toList(),
                Project::id,
                project -> List.of(project.identifier(), project.name()),
                transport.options().time());
        MemberApi memberApi = transport.api(MemberApi.class);
        this.members = new Directory<>(
                "member of workspace " + slug,
                () -> transport.call(memberApi.ofWorkspace(slug)),
                User::id,
                WorkspaceScope::namesOf,
                transport.options().time());
    }

    public Transport transport() {
        return transport;
    }

    public Pager pager() {
        return pager;
    }

    /** What the instance can do. */
    public Capabilities capabilities() {
        return instance.capabilities();
    }

    /** A feature that is there natively or by emulation; the workspace's plan decides. */
    public PortableFeature portable(Feature feature) {
        return portable.computeIfAbsent(feature, key -> new PortableFeature(key, this::capabilities));
    }

    public String slug() {
        return slug;
    }

    public Directory<Project> projects() {
        return projects;
    }

    public Directory<User> members() {
        return members;
    }

    static List<String> namesOf(User user) {
        List<String> names = Stream.concat(Stream.of(user.displayName()), user.email().stream())
                .filter(name -> !name.isEmpty())
                .toList();
        return names.isEmpty() ? List.of(user.id()) : names;
    }
}
