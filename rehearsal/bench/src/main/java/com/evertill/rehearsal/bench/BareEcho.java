package com.evertill.rehearsal.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;

/** So many bytes over a socket on this machine, and one back: the limit of whatever is sent to a device and confirmed by it. */
final class BareEcho implements AutoCloseable {
    private final byte[] bytes;
    private final ServerSocket server;
    private final Socket client;

    BareEcho(int length, Executor threads) throws IOException {
        bytes = new byte[length];
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        threads.execute(this::serve);
        client = new Socket(server.getInetAddress(), server.getLocalPort());
        client.setTcpNoDelay(true);
    }

    private void serve() {
        try (var host = server.accept()) {
            host.setTcpNoDelay(true);
            while (host.getInputStream().readNBytes(bytes.length).length == bytes.length) {
                host.getOutputStream().write(1);
            }
        } catch (IOException ended) {
            // The client has all it wanted.
        }
    }

    void one() throws IOException {
        client.getOutputStream().write(bytes);
        if (client.getInputStream().read() != 1) {
            throw new IOException("the echo has ended");
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
