package com.evertill.devices.jpos;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
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
            connect(socket, atMost);
            socket.setSoTimeout(Math.toIntExact(probe.toMillis()));
            return new Open(socket);
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }

    /** The system's own words are for whoever knows them; these are for whoever put the device there. */
    private void connect(Socket socket, Duration atMost) throws IOException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("no host of this name is known");
        }
        try {
            socket.connect(address, Math.toIntExact(atMost.toMillis()));
        } catch (ConnectException refused) {
            throw new IOException(
                    "nobody listens there: the port is wrong, or the device is not ready (" + refused.getMessage()
                            + ")",
                    refused);
        } catch (SocketTimeoutException silent) {
            throw new IOException("nobody answers there: it is switched off, unplugged or has another address", silent);
        } catch (NoRouteToHostException nowhere) {
            throw new IOException("no way leads there: look at the cables and the network of this box", nowhere);
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
