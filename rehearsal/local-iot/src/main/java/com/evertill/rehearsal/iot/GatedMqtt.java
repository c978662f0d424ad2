package com.evertill.rehearsal.iot;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManager;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManagerFactory;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTRoutingHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.ConnectionEntry;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.Connection;

/**
 * Artemis' MQTT with a {@link Gate} in every connection's pipeline. Artemis' own interceptors were not enough: they can let a packet pass or cut
 * the connection, but neither refuse one message nor delay it, and they see no CONNACK before it is complete.
 */
final class GatedMqtt extends MQTTProtocolManagerFactory {
    private final Door door;

    GatedMqtt(Door door) {
        this.door = door;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Artemis declares it
    public ProtocolManager createProtocolManager(
            ActiveMQServer server,
            Map<String, Object> parameters,
            List<BaseInterceptor> incoming,
            List<BaseInterceptor> outgoing)
            throws Exception {
        var artemis = (MQTTProtocolManager) super.createProtocolManager(server, parameters, incoming, outgoing);
        artemis.setMaximumPacketSize(Limits.PACKET_BYTES)
                .setTopicAliasMaximum(Limits.TOPIC_ALIASES)
                .setServerKeepAlive(Limits.LONGEST_KEEP_ALIVE_SECONDS);
        return new Gated(artemis, door);
    }

    private record Gated(MQTTProtocolManager artemis, Door door)
            implements ProtocolManager<MQTTInterceptor, MQTTRoutingHandler> {

        @Override
        public void addChannelHandlers(ChannelPipeline pipeline) {
            artemis.addChannelHandlers(pipeline);
            var decoder = pipeline.context(MqttDecoder.class).name();
            pipeline.replace(decoder, decoder, new MqttDecoder(Limits.PACKET_BYTES, Integer.MAX_VALUE));
            pipeline.addAfter(decoder, "gate", new Gate(door, this::hold));
        }

        private boolean hold(String clientId, String filter) {
            var session = artemis.getStateManager().getSessionStates().get(clientId);
            return session != null && session.getSubscription(filter) != null;
        }

        @Override
        @SuppressWarnings("unchecked") // Artemis' factory says it makes interceptors of MQTT
        public ProtocolManagerFactory<MQTTInterceptor> getFactory() {
            return artemis.getFactory();
        }

        @Override
        @SuppressWarnings("rawtypes") // as Artemis declares it
        public void updateInterceptors(List<BaseInterceptor> incoming, List<BaseInterceptor> outgoing) {
            artemis.updateInterceptors(incoming, outgoing);
        }

        @Override
        public ConnectionEntry createConnectionEntry(Acceptor acceptor, Connection connection) {
            return artemis.createConnectionEntry(acceptor, connection);
        }

        @Override
        public void removeHandler(String name) {
            artemis.removeHandler(name);
        }

        @Override
        public void handleBuffer(RemotingConnection connection, ActiveMQBuffer buffer) {
            artemis.handleBuffer(connection, buffer);
        }

        @Override
        public boolean isProtocol(byte[] start) {
            return artemis.isProtocol(start);
        }

        @Override
        public boolean acceptsNoHandshake() {
            return artemis.acceptsNoHandshake();
        }

        @Override
        public void handshake(NettyServerConnection connection, ActiveMQBuffer buffer) {
            artemis.handshake(connection, buffer);
        }

        @Override
        public List<String> websocketSubprotocolIdentifiers() {
            return artemis.websocketSubprotocolIdentifiers();
        }

        @Override
        public void setAnycastPrefix(String prefix) {
            artemis.setAnycastPrefix(prefix);
        }

        @Override
        public void setMulticastPrefix(String prefix) {
            artemis.setMulticastPrefix(prefix);
        }

        @Override
        public Map<SimpleString, RoutingType> getPrefixes() {
            return artemis.getPrefixes();
        }

        @Override
        public void setSecurityDomain(String domain) {
            artemis.setSecurityDomain(domain);
        }

        @Override
        public String getSecurityDomain() {
            return artemis.getSecurityDomain();
        }

        @Override
        public MQTTRoutingHandler getRoutingHandler() {
            return artemis.getRoutingHandler();
        }
    }
}
