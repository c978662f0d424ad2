package com.evertill.cloud.server;

import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.ledger.Box;
import com.evertill.cloud.partners.Partners;
import com.evertill.commerce.node.NodeId;
import com.evertill.rehearsal.iot.Certificates;
import com.evertill.rehearsal.iot.LocalIot;
import com.evertill.rehearsal.iot.SigningKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the cloud finds around it: the broker, certificates, keys, configuration. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
    static final NodeId NORTH = NodeId.parse("acme.north.a");
    static final NodeId SOUTH = NodeId.parse("acme.south.a");
    static final NodeId EAST = NodeId.parse("acme.east.a");
    static final String APPROVER = "correct horse battery";
    static final String VIEWER = "staple of a password";
    static final String ERP_KEY = "the key of the erp";
    static final String WAREHOUSE_KEY = "the key of the warehouse";

    private static @Nullable LocalIot broker;
    private static @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("evertill-cloud");
            broker = LocalIot.start(LocalIot.Config.inMemory(folder.resolve("certificates")));
            configure(folder, broker.certificates());
            return settings(folder, broker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void configure(Path folder, Certificates certificates) throws IOException {
        var data = Files.createDirectories(folder.resolve("data"));
        var nodes = Files.createDirectories(data.resolve("nodes"));
        for (var node : List.of(NORTH, SOUTH, EAST)) {
            Files.copy(certificates.node(node).certificate(), nodes.resolve(node + ".pem"));
        }
        Files.writeString(data.resolve("zones.json"), """
                {"zones":[{"name":"main","currency":"EUR","timeZone":"Europe/Berlin",
                  "taxes":{"reduced":[{"id":"R","name":"7 %","ppm":70000}],"standard":[]}}]}
                """);
        Files.writeString(data.resolve("users.json"), """
                [{"name":"ada","fullName":"Ada L.","role":"APPROVER","password":"%s"},
                 {"name":"vic","fullName":"Vic V.","role":"VIEWER","password":"%s"}]
                """.formatted(APPROVER, VIEWER));
        // Of long ago, so that there is something to let go: BusForgetsTest.
        var longAgo = Instant.now().minus(Duration.ofDays(401));
        try (var bus = LocalBus.open("jdbc:sqlite:" + data.resolve("bus.db"), InstantSource.fixed(longAgo))) {
            bus.put(List.of(BusForgetsTest.OLD));
        }
        try (var bus = LocalBus.open("jdbc:sqlite:" + data.resolve("bus.db"), InstantSource.system())) {
            bus.put(List.of(BusForgetsTest.NEW));
        }
        Files.writeString(
                data.resolve("partners.json"), """
                {"partners":[
                  {"name":"erp","sha256":"%s","rights":["EVENTS","CATALOGUE"],"grants":[],"zones":["main"]},
                  {"name":"warehouse","sha256":"%s","rights":["EVENTS"],"grants":[],"zones":[]}]}
                """.formatted(Partners.sha256(ERP_KEY), Partners.sha256(WAREHOUSE_KEY)));
    }

    private static Map<String, String> settings(Path folder, LocalIot broker) {
        var cloud = broker.certificates().cloud();
        var settings = new HashMap<>(Map.of(
                "evertill.data", folder.resolve("data").toString(),
                "evertill.ledger-key",
                        SigningKeys.in(folder.resolve("keys"), "ledger")
                                .privateKey()
                                .toString(),
                "evertill.head-office-key",
                        SigningKeys.in(folder.resolve("keys"), "headoffice")
                                .privateKey()
                                .toString(),
                "evertill.secure-cookies", "false",
                "evertill.lake.written-after", "PT0.2S",
                "evertill.mqtt.host", "localhost",
                "evertill.mqtt.port", String.valueOf(broker.port()),
                "evertill.mqtt.ca", broker.certificates().ca().toString(),
                "evertill.mqtt.certificate", cloud.certificate().toString(),
                "evertill.mqtt.key", cloud.key().toString()));
        settings.put("evertill.partners.loopback", "true");
        return settings;
    }

    static Path data() {
        return java.util.Objects.requireNonNull(folder).resolve("data");
    }

    static LocalIot broker() {
        return java.util.Objects.requireNonNull(broker);
    }

    /** A box with the key of its certificate. */
    static Box box(NodeId node, int epoch) {
        var identity = broker().certificates().node(node);
        try (var in = Files.newInputStream(identity.certificate())) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(unpem(identity.key())));
            return new Box(node, epoch, new KeyPair(certificate.getPublicKey(), key));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param name ledger or headoffice. */
    static PublicKey publicKey(String name) {
        var file = SigningKeys.in(java.util.Objects.requireNonNull(folder).resolve("keys"), name)
                .publicKey();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(unpem(file)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unpem(Path file) throws IOException {
        var body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        return Base64.getMimeDecoder().decode(body);
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
