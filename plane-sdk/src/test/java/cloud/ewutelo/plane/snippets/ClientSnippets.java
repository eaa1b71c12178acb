package cloud.ewutelo.plane.snippets;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Examples that the Javadoc shows. */
final class ClientSnippets {

    private ClientSnippets() {}

    static void client() {
        // @start region="client"
        try (PlaneClient plane = PlaneClient.builder()
                .baseUrl("https://plane.example.org")
                .apiKey(System.getenv("PLANE_API_KEY"))
                .build()) {
            ProjectClient project = plane.workspace("acme").project("ONB");
            WorkItem task = project.workItems().create(w -> w.name("Back up the database")
                    .state("Todo")
                    .priority(Priority.HIGH)
                    .assignee("imhotep@example.org"));
            project.workItems().update(task.id(), w -> w.state("In Progress").clearTargetDate());
            for (WorkItem item : project.workItems().list()) {
                System.out.println(item.sequenceId() + " " + item.name());
            }
        }
        // @end
    }

    static void async(PlaneClient plane, Executor executor) {
        // @start region="async"
        ProjectClient project = plane.workspace("acme").project("ONB");
        CompletableFuture<WorkItem> task =
                plane.async(executor).call(() -> project.workItems().get("ONB-12"));
        // @end
        task.join();
    }

    static PlaneClient tls() throws GeneralSecurityException, IOException {
        // @start region="tls"
        KeyStore store = KeyStore.getInstance(new File("plane-ca.p12"), "changeit".toCharArray());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        PlaneClient plane = PlaneClient.builder()
                .environment(System.getenv())
                .tls(context, (X509TrustManager) factory.getTrustManagers()[0])
                .build();
        // @end
        return plane;
    }
}
