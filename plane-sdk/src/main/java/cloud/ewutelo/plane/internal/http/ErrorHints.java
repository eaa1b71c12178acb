package cloud.ewutelo.plane.internal.http;

/** What is known about refusals whose text tells little. */
final class ErrorHints {

    private static final String NOT_VALID = "The payload is not valid";
    private static final String NO_DETAIL = "Please provide valid detail";

    private ErrorHints() {}

    /** A sentence with a blank before it, or nothing. */
    static String forRefusal(RequestLabel request, String words) {
        boolean creates = request.method().equals("POST");
        if (words.startsWith(NOT_VALID)) {
            if (on(request, "members/")) {
                return " The person is a member already, or was removed before: Plane takes a removed member back only "
                        + "from somebody who is signed in: in its web application, or by PlaneAdmin.";
            }
            if (on(request, "states/{id}/") || on(request, "labels/{id}/")) {
                return " Probably another one in the project has this name.";
            }
            if (on(request, "comments/") || on(request, "links/")) {
                return " Probably the work item does not exist.";
            }
            return " A value breaks a rule of the database, such as a name that is taken or an id that does not exist.";
        }
        if (words.contains("are not enabled for this project")) {
            return " An admin of the project switches them on: workspace.projects().update(project, "
                    + (words.contains("Cycles") ? "p -> p.cycleView(true))." : "p -> p.moduleView(true)).");
        }
        if (words.startsWith("The Cycle has already been completed so it cannot")) {
            return " What is left to do with it: transfer its unfinished work items, archive it, delete it.";
        }
        if (words.startsWith(NO_DETAIL) && creates) {
            return " Plane may have stored the object in spite of this answer: look before you repeat it"
                    + (request.path().endsWith("/projects/")
                            ? ". A project with project_lead is stored without states; create it without, then set the lead."
                            : ".");
        }
        return "";
    }

    private static boolean on(RequestLabel request, String end) {
        return request.template().endsWith(end) || request.path().endsWith(end);
    }
}
