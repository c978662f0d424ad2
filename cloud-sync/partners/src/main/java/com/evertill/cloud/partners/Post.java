package com.evertill.cloud.partners;

import com.evertill.cloud.partners.Reach.OutOfReachException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends a message and reads what status it is answered with (RFC 9112); the rest of the answer is nobody's business. It connects to the very address that {@link
 * Reach} has looked at, which an ordinary client does not promise: it would look the name up once more and might get another. It follows no redirect and knows
 * no proxy.
 */
final class Post {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: [^\\r\\n]*)?\\r?\\n");
    private static final Pattern END_OF_HEAD = Pattern.compile("\\r?\\n\\r?\\n");
    /** An answer comes in one or a few pieces; whoever sends it letter by letter is not waited for. */
    private static final int MOST_PIECES = 16;

    private static final int LARGEST_HEAD = 16 << 10;

    private final Reach reach;
    private final Duration patience;
    private final SSLSocketFactory secured;

    /** @param patience for the connection, and for each piece of the answer. */
    Post(Reach reach, Duration patience, SSLSocketFactory secured) {
        this.reach = reach;
        this.patience = patience;
        this.secured = secured;
    }

    /**
     * @return the status.
     * @throws IOException if there is no answer that is one.
     * @throws OutOfReachException if it may not be asked.
     */
    int send(URI url, Map<String, String> headers, byte[] body) throws IOException, OutOfReachException {
        try (var socket = connect(url, reach.address(url))) {
            var out = socket.getOutputStream();
            out.write(head(url, headers, body.length));
            out.write(body);
            out.flush();
            return status(socket.getInputStream());
        }
    }

    private Socket connect(URI url, InetAddress address) throws IOException {
        boolean secure = url.getScheme().equals("https");
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        var plain = new Socket(Proxy.NO_PROXY);
        try {
            plain.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
            plain.setSoTimeout((int) patience.toMillis());
            plain.setTcpNoDelay(true);
            return secure ? secured(plain, url.getHost(), port) : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /** The certificate has to be that of the host by its name, whatever its address. */
    private Socket secured(Socket plain, String host, int port) throws IOException {
        var secure = (SSLSocket) secured.createSocket(plain, host, port, true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static byte[] head(URI url, Map<String, String> headers, int length) {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        var head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\nHost: " + url.getHost() + port + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("User-Agent: Evertill\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static int status(InputStream in) throws IOException {
        var read = new ByteArrayOutputStream();
        var piece = new byte[LARGEST_HEAD];
        for (int pieces = 0; pieces < MOST_PIECES && read.size() < LARGEST_HEAD; pieces++) {
            int length = in.read(piece);
            if (length < 0) {
                throw new IOException("the connection ended without an answer");
            }
            read.write(piece, 0, length);
            int status = status(read.toString(StandardCharsets.ISO_8859_1));
            if (status > 0) {
                return status;
            }
        }
        throw new IOException("what came is no answer");
    }

    /** Zero if it is not there yet: interim answers (1xx) come before it. */
    private static int status(String text) throws IOException {
        int begin = 0;
        while (true) {
            var line = STATUS.matcher(text).region(begin, text.length());
            if (!line.lookingAt()) {
                if (text.indexOf('\n', begin) >= 0) {
                    throw new IOException("what came is no answer");
                }
                return 0;
            }
            int status = Integer.parseInt(line.group(1));
            if (status >= 200) {
                return status;
            }
            var end = END_OF_HEAD.matcher(text);
            if (!end.find(line.end() - 2)) {
                return 0;
            }
            begin = end.end();
        }
    }
}
