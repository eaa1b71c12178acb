package cloud.ewutelo.plane.testkit.internal.commercial;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.util.function.BiConsumer;

/** A bare array of rows that belong to one owner, with the usual five calls. */
final class Collection {
    private final Plane plane;
    private final PlanGates gates;
    private final String feature;
    private final Table table;
    private final Serializer serializer;
    private final String owner;
    private final BiConsumer<Call, JsonObject> complete;

    /**
     * A collection.
     *
     * @param feature the feature of the plan
     * @param owner the placeholder of the path that names the owner
     * @param complete adds what a client does not send to a new row's values
     */
    Collection(
            Plane plane,
            PlanGates gates,
            String feature,
            Table table,
            Serializer serializer,
            String owner,
            BiConsumer<Call, JsonObject> complete) {
        this.plane = plane;
        this.gates = gates;
        this.feature = feature;
        this.table = table;
        this.serializer = serializer;
        this.owner = owner;
        this.complete = complete;
    }

    /** Puts the collection and its rows at a path. */
    void at(String path) {
        plane.router()
                .add(
                        path,
                        View.api(plane.permissions()::projectEntity)
                                .get(gates.guard(feature, this::list))
                                .post(gates.guard(feature, this::create)));
        plane.router()
                .add(
                        path + "{row}/",
                        View.api(plane.permissions()::projectEntity)
                                .get(gates.guard(feature, call -> Response.ok(show(row(call), call))))
                                .patch(gates.guard(feature, this::update))
                                .delete(gates.guard(feature, this::delete)));
    }

    private JsonObject show(Row row, Call call) {
        return serializer.render(row, call.user());
    }

    private Row row(Call call) {
        Row row = table.findOf(call.path(owner), call.path("row"));
        if (row == null) {
            throw ApiException.notFound();
        }
        return row;
    }

    private Response list(Call call) {
        return Response.ok(JsonArray.collect(table.of(call.path(owner)).stream().map(row -> show(row, call))));
    }

    private Response create(Call call) {
        JsonObject values = serializer.initial(serializer.validate(call.data()));
        complete.accept(call, values);
        return Response.created(show(plane.database().create(table, call.userId(), values), call));
    }

    private Response update(Call call) {
        Row row = row(call);
        row.values().putAll(serializer.validatePartial(call.data()));
        plane.database().touch(row, call.userId());
        return Response.ok(show(row, call));
    }

    private Response delete(Call call) {
        plane.database().delete(table, row(call));
        return Response.noContent();
    }
}
