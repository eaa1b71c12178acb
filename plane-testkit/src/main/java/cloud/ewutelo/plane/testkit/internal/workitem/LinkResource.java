package cloud.ewutelo.plane.testkit.internal.workitem;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.rest.Shape;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** {@code links/} of a work item. The server looks at the address in the background after each write; here it never finds a title. */
public final class LinkResource {
    private static final Pattern URL = Pattern.compile("(?i)(https?|ftps?)://[^\\s/?#]+\\S*");
    private static final String DEFAULT_FAVICON = resource("default-favicon.txt");

    private final Plane plane;
    private final Database database;
    private final ActivityLog log;
    private final Serializer serializer;

    private LinkResource(Plane plane, ActivityLog log) {
        this.plane = plane;
        this.database = plane.database();
        this.log = log;
        this.serializer = plane.references()
                .expandable(new Serializer()
                        .show("id", "created_at", "updated_at", "deleted_at")
                        .with(
                                Field.text("title", 255).nullable().blank(),
                                Field.text("url").required(),
                                Field.readOnly("metadata"))
                        .show("created_by", "updated_by", "project", "workspace", "issue"));
    }

    /** Adds the routes. */
    public static void route(Plane plane, ActivityLog log) {
        LinkResource resource = new LinkResource(plane, log);
        for (String name : new String[] {"work-items/", "issues/"}) {
            String base = "/api/v1/workspaces/{slug:text}/projects/{project}/" + name + "{item}/links/";
            plane.router()
                    .add(
                            base,
                            View.api(plane.permissions()::projectEntity)
                                    .get(resource::list)
                                    .post(resource::create));
            plane.router()
                    .add(
                            base + "{link}/",
                            View.api(plane.permissions()::projectEntity)
                                    .get(resource::get)
                                    .patch(resource::update)
                                    .delete(resource::delete));
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(LinkResource.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private Row link(Call call) {
        Row link = database.links.findOf(call.path("item"), call.path("link"));
        if (link == null || !link.has("project", call.path("project"))) {
            throw ApiException.notFound();
        }
        return link;
    }

    private Response list(Call call) {
        Shape shape = Shape.asked(call);
        return plane.paginator()
                .page(
                        call,
                        () -> plane.permissions().isArchived(call)
                                ? List.of()
                                : Table.newestFirst(database.links.of(call.path("item"))),
                        row -> serializer.render(row, call.user(), shape));
    }

    private Response get(Call call) {
        if (plane.permissions().isArchived(call)) {
            throw ApiException.notFound();
        }
        return Response.ok(serializer.render(link(call), call.user(), Shape.asked(call)));
    }

    private Response create(Call call) {
        Row project = plane.permissions().currentProject(call);
        JsonObject values = serializer.validate(call.data());
        String url = String.valueOf(values.get("url"));
        if (!URL.matcher(url).matches()) {
            throw ApiException.field("url", "Invalid URL format.");
        }
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw ApiException.field("url", "Invalid URL scheme.");
        }
        if (database.links.firstOf(call.path("item"), row -> row.has("url", url)) != null) {
            throw ApiException.error(400, "URL already exists for this Issue");
        }
        Row item = database.workItems.findOf(project.id(), call.path("item"));
        if (item == null) {
            throw ApiException.invalidPayload();
        }
        JsonObject all = serializer
                .initial(values)
                .with("metadata", new JsonObject())
                .with("project", project.id())
                .with("workspace", project.get("workspace"))
                .with("issue", item.id());
        Row link = database.create(database.links, call.userId(), all);
        link.set("updated_by", call.userId());
        JsonObject answer = serializer.render(link, call.user());
        log.write(item, call.userId(), new ActivityLog.Entry("created", "link", null, url, "created a link"));
        lookAt(link);
        return Response.created(answer);
    }

    /** The look at the address fails, as without a network, and its save erases who wrote the link. */
    private void lookAt(Row link) {
        JsonObject metadata = JsonObject.of("url", link.get("url"));
        if (plane.settings().isCe122()) {
            boolean hasHost = URL.matcher(link.text("url")).matches();
            String reason = hasHost ? "Hostname could not be resolved" : "Invalid URL: No hostname found";
            metadata.with("error", "Unexpected error: " + reason)
                    .with("title", null)
                    .with("favicon", null);
        } else {
            metadata.with("title", null).with("favicon", DEFAULT_FAVICON).with("favicon_url", null);
        }
        link.set("metadata", metadata);
        database.touch(link, null);
        link.set("created_by", null);
    }

    private Response update(Call call) {
        Row link = link(call);
        JsonObject values = serializer.validatePartial(call.data());
        String before = link.text("url");
        link.values().putAll(values);
        database.touch(link, call.userId());
        JsonObject answer = serializer.render(link, call.user());
        Row item = database.workItems.findAny(call.path("item"));
        if (item != null) {
            log.write(
                    item,
                    call.userId(),
                    new ActivityLog.Entry("updated", "link", before, link.text("url"), "updated a link")
                            .identifiers(link.id(), link.id()));
        }
        lookAt(link);
        return Response.ok(answer);
    }

    private Response delete(Call call) {
        Row link = link(call);
        database.delete(database.links, link);
        Row item = database.workItems.findAny(call.path("item"));
        if (item != null) {
            log.write(
                    item,
                    call.userId(),
                    new ActivityLog.Entry("deleted", "link", link.text("url"), "", "deleted the link"));
        }
        return Response.noContent();
    }
}
