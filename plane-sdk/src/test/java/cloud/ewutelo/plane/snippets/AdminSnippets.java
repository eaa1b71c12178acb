package cloud.ewutelo.plane.snippets;

import cloud.ewutelo.plane.admin.InstanceAdmin;
import cloud.ewutelo.plane.admin.Passwords;
import cloud.ewutelo.plane.admin.PlaneAdmin;
import cloud.ewutelo.plane.admin.UserSession;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.user.Role;
import java.util.List;

/** Examples that the Javadoc shows. */
final class AdminSnippets {

    private AdminSnippets() {}

    static Secret bootstrap(Secret password) {
        // @start region="bootstrap"
        try (PlaneAdmin plane = PlaneAdmin.connect("https://plane.example.org")) {
            InstanceAdmin instance = plane.setUp(
                    admin -> admin.email("ada@example.org").password(password).firstName("Ada"));
            instance.createWorkspace(workspace -> workspace.name("Acme").slug("acme"));

            UserSession ada = plane.signIn("ada@example.org", password);
            String invitation = ada.workspace("acme")
                    .invite("imhotep@example.org", Role.MEMBER)
                    .id();
            UserSession imhotep = plane.signUp("imhotep@example.org", Passwords.generate());
            imhotep.accept(List.of(invitation));
            return imhotep.tokens().create("agent").key().orElseThrow();
        }
        // @end
    }
}
