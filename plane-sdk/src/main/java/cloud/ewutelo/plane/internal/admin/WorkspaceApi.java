package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.admin.Webhook;
import cloud.ewutelo.plane.admin.WebhookDelivery;
import cloud.ewutelo.plane.admin.Workspace;
import cloud.ewutelo.plane.admin.WorkspaceInvitation;
import cloud.ewutelo.plane.admin.WorkspaceMembership;
import cloud.ewutelo.plane.member.ProjectMembership;
import cloud.ewutelo.plane.model.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The routes for what belongs to a workspace. */
interface WorkspaceApi {

    String WORKSPACE = "api/workspaces/{slug}/";
    String PROJECT = WORKSPACE + "projects/{project}/";
    String WORK_ITEM = PROJECT + "issues/{workItem}/";

    @PATCH(WORKSPACE)
    Call<Workspace> update(@Path("slug") String slug, @Body Map<String, @Nullable Object> body);

    @GET(WORKSPACE + "members/")
    Call<List<WorkspaceMembership>> members(@Path("slug") String slug);

    @PATCH(WORKSPACE + "members/{id}/")
    Call<WorkspaceMembership> updateMember(
            @Path("slug") String slug, @Path("id") String id, @Body Map<String, @Nullable Object> body);

    @GET(WORKSPACE + "invitations/")
    Call<List<WorkspaceInvitation>> invitations(@Path("slug") String slug);

    @POST(WORKSPACE + "invitations/")
    Call<Void> invite(@Path("slug") String slug, @Body Map<String, @Nullable Object> body);

    @GET(WORKSPACE + "webhooks/")
    Call<List<Webhook>> webhooks(@Path("slug") String slug);

    @POST(WORKSPACE + "webhooks/")
    Call<Webhook> createWebhook(@Path("slug") String slug, @Body Map<String, @Nullable Object> body);

    @GET(WORKSPACE + "webhooks/{id}/")
    Call<Webhook> webhook(@Path("slug") String slug, @Path("id") String id);

    @PATCH(WORKSPACE + "webhooks/{id}/")
    Call<Webhook> updateWebhook(
            @Path("slug") String slug, @Path("id") String id, @Body Map<String, @Nullable Object> body);

    @DELETE(WORKSPACE + "webhooks/{id}/")
    Call<Void> deleteWebhook(@Path("slug") String slug, @Path("id") String id);

    @POST(WORKSPACE + "webhooks/{id}/regenerate/")
    Call<Webhook> regenerateSecret(
            @Path("slug") String slug, @Path("id") String id, @Body Map<String, @Nullable Object> body);

    @GET(WORKSPACE + "webhook-logs/{id}/")
    Call<List<WebhookDelivery>> deliveries(@Path("slug") String slug, @Path("id") String id);

    @PATCH(PROJECT)
    Call<Void> updateProject(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);

    @GET(PROJECT + "members/")
    Call<List<ProjectMembership>> projectMembers(@Path("slug") String slug, @Path("project") String project);

    @POST(PROJECT + "members/")
    Call<List<ProjectMembership>> addProjectMembers(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);

    @GET(WORK_ITEM + "issue-relation/")
    Call<Map<String, List<JsonValue>>> relations(
            @Path("slug") String slug, @Path("project") String project, @Path("workItem") String workItem);

    @POST(WORK_ITEM + "remove-relation/")
    Call<Void> removeRelation(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Body Map<String, @Nullable Object> body);
}
