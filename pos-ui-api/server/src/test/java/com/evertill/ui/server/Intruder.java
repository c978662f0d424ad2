package com.evertill.ui.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Somebody who has no business on a port that is for this machine only. */
public final class Intruder {
    private static final int PATIENCE_MILLIS = 10_000;

    private Intruder() {}

    /** The status for a request that calls this machine so: what a page sends whose own name was made to resolve to loopback. */
    public static int statusAs(String host, URI address) {
        try (var line = new Socket(address.getHost(), address.getPort())) {
            line.setSoTimeout(PATIENCE_MILLIS);
            var request = "GET " + address.getPath() + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            line.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(answer.readLine().split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether somebody listens at the port on an address by which other machines reach this one. */
    public static boolean reaches(int port) {
        return addresses().stream().anyMatch(address -> connects(address, port));
    }

    /** Addresses of this machine that other machines could use; empty on one without a network. */
    public static List<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .toList();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean connects(InetAddress address, int port) {
        try (var line = new Socket()) {
            line.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return true;
        } catch (ConnectException refused) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
