package com.evertill.rehearsal.iot;

import com.evertill.commerce.node.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which certificate has which policy attached. On AWS this is done when a certificate is registered (see {@code deploy/aws/README.md}); here it
 * follows from the certificate's common name:
 *
 * <table>
 * <caption>Common name and policy</caption>
 * <tr><td>{@code cloud}</td><td>{@code iot-policy-cloud.json}</td></tr>
 * <tr><td>{@code tenant.store.node}</td><td>{@code iot-policy-node.json}</td></tr>
 * <tr><td>any other</td><td>none: it cannot even connect</td></tr>
 * </table>
 */
final class Attachments {
    private final IotPolicy cloud;
    private final IotPolicy node;

    Attachments(IotPolicy cloud, IotPolicy node) {
        this.cloud = cloud;
        this.node = node;
    }

    static Attachments shipped() {
        return new Attachments(shipped("iot-policy-cloud.json"), shipped("iot-policy-node.json"));
    }

    Optional<IotPolicy> of(String commonName) {
        if (commonName.equals(Certificates.CLOUD)) {
            return Optional.of(cloud);
        }
        return isNode(commonName) ? Optional.of(node) : Optional.empty();
    }

    private static boolean isNode(String commonName) {
        try {
            NodeId.parse(commonName);
            return true;
        } catch (IllegalArgumentException notANode) {
            return false;
        }
    }

    /** From {@code deploy/aws/}, which the build puts beside this class. */
    static IotPolicy shipped(String file) {
        try (var stream = Attachments.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("deploy/aws/" + file + " is not on the class path");
            }
            return IotPolicy.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("deploy/aws/" + file + " cannot be read", e);
        }
    }
}
