package com.evertill.devices.jpos;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;

/** Raw TCP: port 9100 of a printer, or a serial device behind a terminal server. */
record TcpWire(String host, int port) implements Wire {

    @Override
    public String address() {
        return host + ":" + port;
    }

    @Override
    public Connection open(Duration atMost, Duration probe) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            // A device that loses its power says nothing, and a scanner has nothing to be asked: the system's own
            // probes
            // find out.
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            keepAlive(socket);
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(atMost.toMillis()));
            socket.setSoTimeout(Math.toIntExact(probe.toMillis()));
            return new Open(socket);
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }

    private static void keepAlive(Socket socket) throws IOException {
        var supported = socket.supportedOptions();
        if (supported.contains(jdk.net.ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(jdk.net.ExtendedSocketOptions.TCP_KEEPIDLE, 5);
            socket.setOption(jdk.net.ExtendedSocketOptions.TCP_KEEPINTERVAL, 2);
            socket.setOption(jdk.net.ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
        }
    }

    private record Open(Socket socket) implements Connection {

        @Override
        public int read(byte[] buffer) throws IOException {
            try {
                return socket.getInputStream().read(buffer);
            } catch (SocketTimeoutException quiet) {
                return 0;
            }
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
