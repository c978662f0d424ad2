package com.evertill.cloud.ledger;

import com.evertill.commerce.node.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.TreeMap;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The boxes' certificates as files: a folder of {@code *.pem}, whose common names are the nodes' names. */
public final class NodeCertificates {

    /**
     * @return empty for a folder that does not exist: nobody may speak yet.
     * @throws RegistrationFault if a file is not a node's certificate; it names the file.
     */
    public static Map<NodeId, PublicKey> in(Path folder) {
        var keys = new TreeMap<NodeId, PublicKey>((a, b) -> a.toString().compareTo(b.toString()));
        if (!Files.isDirectory(folder)) {
            return keys;
        }
        try (var files = Files.newDirectoryStream(folder, "*.pem")) {
            for (var file : files) {
                var certificate = read(file);
                keys.put(nodeOf(certificate, file), certificate.getPublicKey());
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }

    private static X509Certificate read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw RegistrationFault.of(file, "is not a certificate in PEM form", e);
        }
    }

    private static NodeId nodeOf(X509Certificate certificate, Path file) {
        var subject = certificate.getSubjectX500Principal().getName();
        try {
            for (var part : new LdapName(subject).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return NodeId.parse(part.getValue().toString());
                }
            }
        } catch (InvalidNameException | IllegalArgumentException e) {
            throw RegistrationFault.of(file, "is of " + subject + ", which names no node (tenant.store.node)", e);
        }
        throw RegistrationFault.of(file, "is of " + subject + ", which has no common name");
    }

    private NodeCertificates() {}
}
