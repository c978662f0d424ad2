package com.evertill.rehearsal.iot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A second, independent broker in place of {@link LocalIot}: Eclipse Mosquitto 2, from whoever packages it for this machine. It is given the same
 * certificates, what the policies of {@code deploy/aws/} say as its access control, and IoT Core's sizes and window.
 *
 * <p>Three things it cannot be told, so that {@link LocalIot} stays the judge of them: a client id that belongs to a certificate, a refused
 * SUBSCRIBE (it grants any filter, and then delivers nothing that the client may not read), and rates.
 */
public final class Mosquitto {
    /** Distributions keep it apart from what everybody's PATH has. */
    private static final List<String> PLACES =
            List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin", "/usr/bin", "/usr/local/bin");

    private static final String ACCESS = """
            # iot-policy-cloud.json
            user cloud
            topic write pos/v1/+/confirmed
            topic write pos/v1/+/nudge
            topic write pos/v1/+/reply
            topic read pos/v1/+/facts
            topic read pos/v1/+/hello
            topic read pos/v1/+/question

            # iot-policy-node.json: %u is the certificate's common name
            pattern write pos/v1/%u/facts
            pattern write pos/v1/%u/hello
            pattern write pos/v1/%u/question
            pattern read pos/v1/%u/confirmed
            pattern read pos/v1/%u/nudge
            pattern read pos/v1/%u/reply
            """;

    private Mosquitto() {}

    /** Empty if it is not installed. */
    public static Optional<Path> program() {
        var path = Optional.ofNullable(System.getenv("PATH")).stream().flatMap(dirs -> Stream.of(dirs.split(":", -1)));
        return Stream.concat(PLACES.stream(), path.filter(dir -> !dir.isBlank()))
                .map(dir -> Path.of(dir, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Writes what it is to be told, and says how it is started then.
     *
     * @param folder for its two files.
     * @throws LocalIotException if it is not installed.
     */
    public static List<String> command(Path folder, Certificates certificates, int port) {
        var program = program()
                .orElseThrow(() -> new LocalIotException(
                        "There is no mosquitto on this machine: install it (Debian: mosquitto)."));
        PrivateFiles.folder(folder);
        var access = folder.resolve("access.acl");
        var configuration = folder.resolve("mosquitto.conf");
        PrivateFiles.write(access, ACCESS);
        PrivateFiles.write(configuration, configuration(certificates, port, access));
        return List.of(program.toString(), "-c", configuration.toString());
    }

    private static String configuration(Certificates certificates, int port, Path access) {
        var broker = certificates.broker();
        return """
                listener %d 127.0.0.1
                protocol mqtt
                cafile %s
                certfile %s
                keyfile %s
                require_certificate true
                use_identity_as_username true
                allow_anonymous false
                acl_file %s
                # started by root, it would become somebody who cannot read the key
                user %s
                # the journals are the record: what a broker forgets is said again
                persistence false
                max_inflight_messages %d
                message_size_limit %d
                max_packet_size %d
                set_tcp_nodelay true
                log_dest stdout
                log_timestamp_format %%Y-%%m-%%dT%%H:%%M:%%S
                """.formatted(
                        port,
                        certificates.ca().toAbsolutePath(),
                        broker.certificate().toAbsolutePath(),
                        broker.key().toAbsolutePath(),
                        access.toAbsolutePath(),
                        System.getProperty("user.name"),
                        Limits.IN_FLIGHT,
                        Limits.PAYLOAD_BYTES,
                        Limits.PACKET_BYTES);
    }
}
