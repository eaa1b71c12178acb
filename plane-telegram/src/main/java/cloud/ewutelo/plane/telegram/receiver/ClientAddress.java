package cloud.ewutelo.plane.telegram.receiver;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;

/** Where a request comes from. Anybody can write {@code X-Forwarded-For}, so it counts only from a proxy that was named. */
final class ClientAddress {

    private ClientAddress() {}

    static String of(HttpExchange exchange, List<String> proxies) {
        return of(
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                exchange.getRequestHeaders().getOrDefault("X-Forwarded-For", List.of()),
                proxies);
    }

    /** The last address in the chain that is no proxy: what stands before it may be made up. */
    static String of(String peer, List<String> forwarded, List<String> proxies) {
        if (!proxies.contains(peer)) {
            return peer;
        }
        String[] chain = String.join(",", forwarded).split(",", -1);
        String client = peer;
        for (int i = chain.length - 1; i >= 0 && proxies.contains(client); i--) {
            if (!chain[i].isBlank()) {
                client = chain[i].strip();
            }
        }
        return client;
    }
}
