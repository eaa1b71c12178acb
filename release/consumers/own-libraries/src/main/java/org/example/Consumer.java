package org.example;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.io.IOException;
import java.util.Collections;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import okhttp3.logging.HttpLoggingInterceptor;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;

/** Calls the same server with its own Retrofit and with the SDK. */
public final class Consumer {

    interface Instances {
        @GET("api/instances/")
        Call<ResponseBody> get();
    }

    public static void main(String[] arguments) throws IOException {
        long copies = Collections.list(Consumer.class.getClassLoader().getResources("okhttp3/OkHttpClient.class"))
                .size();
        if (copies != 1) {
            throw new IllegalStateException("OkHttp is " + copies + " times on the class path");
        }
        try (PlaneServer server = PlaneServer.start();
                PlaneClient plane = PlaneClient.builder()
                        .baseUrl(server.url().toString())
                        .apiKey(server.apiKey())
                        .build()) {
            OkHttpClient client = new OkHttpClient.Builder()
                    .addInterceptor(new HttpLoggingInterceptor(line -> {}))
                    .build();
            Instances own = new Retrofit.Builder()
                    .baseUrl(server.url().toString() + "/")
                    .client(client)
                    .build()
                    .create(Instances.class);
            int status = own.get().execute().code();
            String name = plane.workspace(server.workspaceSlug())
                    .projects()
                    .create(project -> project.name("Consumer").identifier("CON"))
                    .name();
            if (status != 200 || !name.equals("Consumer")) {
                throw new IllegalStateException(status + ", " + name);
            }
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
        System.out.println("Both Retrofits work on OkHttp " + OkHttp.VERSION + " and Java "
                + Runtime.version().feature() + ".");
    }
}
