package com.evertill.rehearsal.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** TCP ports of this machine, on the loopback address. */
final class Ports {
    private Ports() {}

    /** @throws DemoFault naming every taken port and who has it. */
    static void requireFree(List<Integer> ports) {
        var taken = ports.stream().filter(port -> !isFree(port)).toList();
        if (taken.isEmpty()) {
            return;
        }
        var message = new StringBuilder();
        for (var port : taken) {
            message.append("Port ").append(port).append(" is taken by ").append(PortOwner.of(port, Path.of("/proc")));
            message.append(".\n");
        }
        throw new DemoFault(message + "Stop it, or move the demo elsewhere with --ports FIRST.");
    }

    static boolean areFree(List<Integer> ports) {
        return ports.stream().allMatch(Ports::isFree);
    }

    static boolean isListening(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException _) {
            return false; // nobody there yet, which is the question
        }
    }

    /** Different ports that were free a moment ago. */
    static List<Integer> free(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new DemoFault("This machine gives no free port: " + e.getMessage(), e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new DemoFault("A port that was only looked at cannot be given back: " + e.getMessage(), e);
        }
    }
}
