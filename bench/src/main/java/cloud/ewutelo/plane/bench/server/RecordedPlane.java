package cloud.ewutelo.plane.bench.server;

import cloud.ewutelo.plane.bench.harness.JavaProcess;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET} requests on loopback with bytes that were made before the first one came: listings of work items, and
 * one work item. It runs in a process of its own until its standard input ends.
 */
public final class RecordedPlane {

    public static final String WORKSPACE = "acme";
    public static final String PROJECT = "b44c693d-1796-48b7-ae77-994caec5b7c6";
    public static final String ITEM = "30b48431-47c2-4c21-a652-e1cee9be8513";
    public static final List<Integer> PAGE_SIZES = List.of(1000, 100);

    private static final String ITEMS_PATH =
            "/api/v1/workspaces/" + WORKSPACE + "/projects/" + PROJECT + "/work-items/";
    private static final Pattern SIZE = Pattern.compile("[?&]per_page=(\\d+)");
    private static final Pattern PAGE = Pattern.compile("[?&]cursor=\\d+(?::|%3A)(\\d+)");

    private final Map<Integer, List<byte[]>> listings = new HashMap<>();
    private final byte[] single;

    private RecordedPlane() {
        WorkItemPages work = new WorkItemPages();
        for (int size : PAGE_SIZES) {
            List<byte[]> answers = new ArrayList<>();
            work.pages(size).forEach(page -> answers.add(answer(page)));
            listings.put(size, answers);
        }
        single = answer(work.single());
    }

    /** Starts one in a process of its own. */
    public static Running launch() {
        return new Running(JavaProcess.start(RecordedPlane.class, List.of()));
    }

    /** A server that lives until it is closed. */
    public static final class Running implements AutoCloseable {

        private final Process process;
        private final String url;

        private Running(Process process) {
            this.process = process;
            try {
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                this.url = "http://127.0.0.1:" + out.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String url() {
            return url;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    /** Prints its port and serves. */
    public static void main(String[] args) throws IOException {
        RecordedPlane plane = new RecordedPlane();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread acceptor = new Thread(() -> plane.accept(server), "acceptor");
            acceptor.setDaemon(true);
            acceptor.start();
            System.out.println(server.getLocalPort());
            while (System.in.read() >= 0) {
                // Ends with the process that started it.
            }
        }
    }

    private void accept(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> serve(socket), "connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String target = target(in); target != null; target = target(in)) {
                out.write(answerTo(target));
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    /** The target of the next request; null when the client has no more. */
    private static @Nullable String target(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            // None of them changes the answer.
        }
        return first.split(" ", 3)[1];
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private byte[] answerTo(String target) {
        if (target.startsWith(ITEMS_PATH + ITEM)) {
            return single;
        }
        Matcher size = SIZE.matcher(target);
        if (!target.startsWith(ITEMS_PATH) || !size.find()) {
            return head("404 Not Found", 0).getBytes(StandardCharsets.US_ASCII);
        }
        Matcher page = PAGE.matcher(target);
        List<byte[]> answers = listings.getOrDefault(Integer.valueOf(size.group(1)), List.of());
        int index = page.find() ? Integer.parseInt(page.group(1)) : 0;
        return index < answers.size()
                ? answers.get(index)
                : head("400 Bad Request", 0).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] answer(byte[] body) {
        byte[] head = head("200 OK", body.length).getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** The headers that Plane sends, too. */
    private static String head(String status, int length) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\nX-RateLimit-Remaining: 999999\r\nX-RateLimit-Reset: 1795382495\r\n"
                + "Vary: Accept, Cookie\r\nAllow: GET, POST, HEAD, OPTIONS\r\nX-Frame-Options: DENY\r\n"
                + "X-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\n\r\n";
    }
}
