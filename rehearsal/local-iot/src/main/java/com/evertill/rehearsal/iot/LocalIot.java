package com.evertill.rehearsal.iot;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** The running broker: MQTT 5 over mutual TLS, on this machine only. */
public final class LocalIot implements AutoCloseable {
    private static final String ACCEPTOR = "iot";
    /** Held, since log managers remember loggers weakly: Artemis tells of every packet (its audit), here only warnings and worse are wanted. */
    private static final Logger BROKER = Logger.getLogger("org.apache.activemq");

    private final ActiveMQServer server;
    private final Door door;
    private final Certificates certificates;
    private final int port;
    private final Optional<FolderLock> lock;

    /**
     * @param port at most 65535; 0 takes a free one.
     * @param certificates the authority that issues the broker's certificate and whose clients it lets in.
     * @param data where sessions and queued messages survive a restart; without it they live in memory.
     */
    public record Config(int port, Certificates certificates, Optional<Path> data) {
        /** In memory, on a free port, with certificates in the given folder: what a test wants. */
        public static Config inMemory(Path certificates) {
            return new Config(0, Certificates.in(certificates, InstantSource.system()), Optional.empty());
        }

        public Config onPort(int port) {
            return new Config(port, certificates, data);
        }
    }

    private LocalIot(ActiveMQServer server, Door door, Certificates certificates, int port, Optional<FolderLock> lock) {
        this.server = server;
        this.door = door;
        this.certificates = certificates;
        this.port = port;
        this.lock = lock;
    }

    /** @throws LocalIotException if the port is taken, another broker has the data folder, or this one does not come up. */
    public static LocalIot start(Config config) {
        return start(config, Attachments.shipped());
    }

    /** With other policies than the shipped ones, for tests of what these would never let through. */
    static LocalIot start(Config config, Attachments attachments) {
        BROKER.setLevel(Level.WARNING);
        refuseTakenPort(config.port());
        var lock = config.data().map(FolderLock::of);
        var door = new Door(attachments, System::nanoTime);
        var server = new ActiveMQServerImpl(configuration(config));
        server.addProtocolManagerFactory(new GatedMqtt(door));
        try {
            server.start();
        } catch (Exception e) { // Artemis declares nothing narrower
            lock.ifPresent(FolderLock::close);
            throw new LocalIotException("The local IoT broker did not start: " + e.getMessage(), e);
        }
        var acceptor = (NettyAcceptor) server.getRemotingService().getAcceptor(ACCEPTOR);
        return new LocalIot(server, door, config.certificates(), acceptor.getActualPort(), lock);
    }

    public int port() {
        return port;
    }

    public Certificates certificates() {
        return certificates;
    }

    /** Ends every connection as if its cable were pulled; who comes again is let in, and finds its session. */
    public void disconnectAll() {
        door.cutAll();
    }

    /** While {@code true}: ends every connection and lets nobody in. What an unplugged cloud looks like from a shop. */
    public void refuseConnections(boolean refuse) {
        door.refuse(refuse);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // Artemis declares nothing narrower
            throw new LocalIotException("The local IoT broker did not stop: " + e.getMessage(), e);
        } finally {
            lock.ifPresent(FolderLock::close);
        }
    }

    /** Artemis reports a taken port deep inside a chain of causes and goes on without it; asked here, the answer is one sentence. */
    private static void refuseTakenPort(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return;
        } catch (BindException e) {
            throw new LocalIotException("Port " + port + " is taken by another program on this machine.", e);
        } catch (IOException e) {
            throw new LocalIotException("Port " + port + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Configuration configuration(Config config) {
        var configuration = new ConfigurationImpl()
                .setName("local-iot")
                .setSecurityEnabled(false) // the gate decides, packet by packet
                .setResolveProtocols(false) // MQTT through the gate, and nothing else
                .setJMXManagementEnabled(false)
                .setGracefulShutdownEnabled(false)
                .addAddressSetting("#", everyTopic())
                .addAcceptorConfiguration(acceptor(config));
        config.data()
                .ifPresentOrElse(
                        data -> configuration
                                .setPersistenceEnabled(true)
                                .setJournalDirectory(data.resolve("journal").toString())
                                .setBindingsDirectory(data.resolve("bindings").toString())
                                .setPagingDirectory(data.resolve("paging").toString())
                                .setLargeMessagesDirectory(data.resolve("large").toString()),
                        () -> configuration.setPersistenceEnabled(false));
        return configuration;
    }

    /** A message stays until it is acknowledged: ten redeliveries, Artemis' default, are soon used up by a consumer that keeps reconnecting. */
    private static AddressSettings everyTopic() {
        return new AddressSettings()
                .setMaxDeliveryAttempts(-1)
                .setDeadLetterAddress(SimpleString.of("undeliverable"))
                .setExpiryAddress(SimpleString.of("expired"));
    }

    private static TransportConfiguration acceptor(Config config) {
        Map<String, Object> options = new HashMap<>();
        options.put("host", "127.0.0.1");
        options.put("port", config.port());
        options.put("sslEnabled", true);
        options.put("needClientAuth", true);
        options.put("keyStoreType", "PEMCFG");
        options.put("keyStorePath", config.certificates().brokerKeyStore().toString());
        options.put("trustStoreType", "PEM");
        options.put("trustStorePath", config.certificates().ca().toString());
        options.put("protocols", "MQTT");
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), options, ACCEPTOR);
    }
}
