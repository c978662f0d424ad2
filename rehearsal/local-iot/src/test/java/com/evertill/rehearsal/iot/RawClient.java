package com.evertill.rehearsal.iot;

import com.evertill.rehearsal.iot.Certificates.Identity;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.activemq.artemis.core.remoting.impl.ssl.SSLSupport;

/** A client without manners: it sends what the real one would never send, so that the broker has to notice by itself. */
final class RawClient implements AutoCloseable {
    private static final AttributeKey<MqttVersion> VERSION = AttributeKey.valueOf("NETTY_CODEC_MQTT_VERSION");

    private final SSLSocket socket;
    private final EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);
    private final EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder(1 << 20));

    RawClient(LocalIot iot, Identity identity) {
        this(open(iot, identity));
    }

    private RawClient(SSLSocket socket) {
        this.socket = socket;
    }

    private static SSLSocket open(LocalIot iot, Identity identity) {
        try {
            var socket = (SSLSocket) context(iot, identity).getSocketFactory().createSocket("localhost", iot.port());
            socket.setSoTimeout(Client.PATIENCE_SECONDS * 1000);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext context(LocalIot iot, Identity identity) {
        var file = identity.certificate().resolveSibling("raw.pemcfg");
        PrivateFiles.write(file, "source.key=" + identity.key() + "\nsource.cert=" + identity.certificate() + "\n");
        try {
            return new SSLSupport()
                    .setKeystoreType("PEMCFG")
                    .setKeystorePath(file.toString())
                    .setTruststoreType("PEM")
                    .setTruststorePath(iot.certificates().ca().toString())
                    .createContext();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trusts the broker, and has nothing to show for itself. */
    static RawClient withoutCertificate(LocalIot iot) {
        try {
            var context = new SSLSupport()
                    .setTruststoreType("PEM")
                    .setTruststorePath(iot.certificates().ca().toString())
                    .createContext();
            return new RawClient((SSLSocket) context.getSocketFactory().createSocket("localhost", iot.port()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether TLS ends before a single packet is answered; with TLS 1.3 that shows at the first reading. */
    boolean isTurnedAway() {
        try {
            connect("nobody", MqttVersion.MQTT_5);
            return socket.getInputStream().read() < 0;
        } catch (IOException | UncheckedIOException refused) {
            return true;
        }
    }

    /** What the broker answers is the next to be read. */
    RawClient connect(String clientId, MqttVersion version) {
        decoder.attr(VERSION).set(version); // which a decoder learns only from a CONNECT
        send(MqttMessageBuilders.connect()
                .protocolVersion(version)
                .clientId(clientId)
                .cleanSession(true)
                .keepAlive(60)
                .build());
        return this;
    }

    static MqttPublishMessage publish(
            String topic, MqttQoS qos, int packetId, byte[] payload, MqttProperties properties) {
        return MqttMessageBuilders.publish()
                .topicName(topic)
                .qos(qos)
                .messageId(packetId)
                .properties(properties)
                .payload(Unpooled.wrappedBuffer(payload))
                .build();
    }

    /** In one write, so that the broker has read them all before it has answered any. */
    void send(MqttMessage... messages) {
        write(encoded(messages));
    }

    /** Says how much is coming, and leaves it at that. */
    void sendBeginning(MqttMessage message) {
        write(encoded(message).slice(0, 100));
    }

    private ByteBuf encoded(MqttMessage... messages) {
        var bytes = Unpooled.buffer();
        for (var message : messages) {
            encoder.writeOutbound(message);
            for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
                bytes.writeBytes(part);
                ReferenceCountUtil.release(part);
            }
        }
        return bytes;
    }

    private void write(ByteBuf bytes) {
        try {
            bytes.readBytes(socket.getOutputStream(), bytes.readableBytes());
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws AssertionError if the broker closes without a word. */
    MqttMessage read() {
        try {
            var buffer = new byte[4096];
            for (MqttMessage message = decoder.readInbound(); ; message = decoder.readInbound()) {
                if (message != null) {
                    return message;
                }
                int count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    throw new AssertionError("The broker closed without a word");
                }
                decoder.writeInbound(Unpooled.copiedBuffer(buffer, 0, count));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int readPubAck() {
        while (true) {
            if (read().variableHeader() instanceof MqttPubReplyMessageVariableHeader answer) {
                return answer.reasonCode() & 0xFF;
            }
        }
    }

    /** Reads on until the broker says goodbye, and gives its reason. */
    int readUntilDisconnected() {
        while (true) {
            if (read().variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader goodbye) {
                return goodbye.reasonCode() & 0xFF;
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
