package com.evertill.devices.agent;

import com.evertill.devices.wire.LaneTls;
import com.evertill.devices.wire.Line;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The ways to the boxes of the shop, as the lane's configuration names them. */
final class Doors {

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final String UNIX = "unix:";

    /** @throws AgentFault if there is none, or one of them cannot be one. */
    static List<LaneAgent.Door> of(AgentConfig config, Path folder) {
        var boxes = AgentConfig.needed(config.boxes(), "boxes");
        if (boxes.isEmpty()) {
            throw new AgentFault("The configuration of the lane names no box in \"boxes\".", null);
        }
        boolean secured = boxes.stream().anyMatch(it -> !it.startsWith(UNIX));
        var tls = secured ? tls(config, folder) : null;
        return boxes.stream()
                .map(box -> box.startsWith(UNIX) || tls == null ? unix(box) : overTheNetwork(box, tls))
                .toList();
    }

    private static LaneTls tls(AgentConfig config, Path folder) {
        try {
            return LaneTls.of(
                    folder.resolve(AgentConfig.needed(config.authority(), "authority")),
                    folder.resolve(AgentConfig.needed(config.certificate(), "certificate")),
                    folder.resolve(AgentConfig.needed(config.key(), "key")));
        } catch (IllegalArgumentException unusable) {
            throw new AgentFault(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static LaneAgent.Door unix(String box) {
        var path = Path.of(box.substring(UNIX.length()));
        return () -> {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
                return Line.of(channel);
            } catch (IOException nobody) {
                channel.close();
                throw new IOException(path + ": " + nobody.getMessage(), nobody);
            }
        };
    }

    private static LaneAgent.Door overTheNetwork(String box, LaneTls tls) {
        int colon = box.lastIndexOf(':');
        var port = box.substring(colon + 1);
        if (colon < 1 || !port.matches("[1-9]\\d{0,4}")) {
            throw new AgentFault("\"" + box + "\" in \"boxes\" is neither host:port nor unix:/path.", null);
        }
        var host = box.substring(0, colon);
        return () -> call(box, new InetSocketAddress(host, Integer.parseInt(port)), tls);
    }

    /** A name is looked up anew for each call: it may lead to another box by now. */
    private static Line call(String box, InetSocketAddress address, LaneTls tls) throws IOException {
        if (address.isUnresolved()) {
            throw new IOException(box + ": no host of this name is known");
        }
        try {
            return tls.call(address, CONNECTING);
        } catch (IOException nobody) {
            throw new IOException(box + ": " + nobody.getMessage(), nobody);
        }
    }

    private Doors() {}
}
