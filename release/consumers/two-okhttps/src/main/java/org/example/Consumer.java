package org.example;

import cloud.ewutelo.plane.PlaneClient;

/** Expects to be told what is wrong with its class path, and what to do. */
public final class Consumer {

    public static void main(String[] arguments) {
        try (PlaneClient plane = PlaneClient.builder()
                .baseUrl("https://plane.example.org")
                .apiKey("none")
                .build()) {
            throw new AssertionError("OkHttp 4 was taken for OkHttp 5 by " + plane);
        } catch (IllegalStateException expected) {
            if (!expected.getMessage().contains("plane-bom")) {
                throw expected;
            }
            System.out.println("Told on Java " + Runtime.version().feature() + ": " + expected.getMessage());
        }
    }
}
