package com.evertill.devices.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/**
 * An open stream to the other side. Closing it ends whatever waits in it.
 *
 * @param peer for whoever reads the log.
 */
public record Line(InputStream input, OutputStream output, Closeable end, String peer) {

    public static Line of(Socket socket) throws IOException {
        return new Line(
                socket.getInputStream(),
                socket.getOutputStream(),
                socket,
                String.valueOf(socket.getRemoteSocketAddress()));
    }

    /** Of a Unix socket. */
    public static Line of(SocketChannel channel) {
        return new Line(
                Channels.newInputStream(channel),
                Channels.newOutputStream(channel),
                channel,
                "this box, by a Unix socket");
    }
}
