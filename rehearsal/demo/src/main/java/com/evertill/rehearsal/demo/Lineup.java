package com.evertill.rehearsal.demo;

import com.evertill.devices.simulator.SimulatedLanes;
import com.evertill.rehearsal.demo.Demo.Member;
import com.evertill.rehearsal.iot.Certificates;
import com.evertill.rehearsal.iot.LocalIotMain;
import com.evertill.rehearsal.iot.Mosquitto;
import com.evertill.rehearsal.iot.SigningKeys;
import com.evertill.rehearsal.provider.LocalProviderMain;
import com.evertill.rehearsal.provider.LocalSecrets;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The parts of the demo and how each is told what it needs. What an application is told here is what it is told in production. */
final class Lineup {
    private final Layout layout;
    private final DemoOptions options;
    private final Certificates certificates;
    private final SigningKeys releases;
    private final SigningKeys ledger;
    private final Rig rig;
    private final Map<Member, Part> members = new EnumMap<>(Member.class);

    Lineup(Layout layout, DemoOptions options, InstantSource clock, Rig rig) {
        this.layout = layout;
        this.options = options;
        this.certificates = Certificates.in(layout.certificates(), clock);
        this.releases = SigningKeys.in(layout.keys(), "headoffice");
        this.ledger = SigningKeys.in(layout.keys(), "ledger");
        this.rig = rig;
    }

    /** In the order of their start: each needs only those before it. */
    List<Part> parts() {
        var parts = new ArrayList<Part>();
        if (options.cloud()) {
            parts.add(part(Member.BROKER));
        }
        if (options.devices()) {
            parts.add(lanes());
        }
        if (options.cloud()) {
            parts.add(provider());
            parts.add(part(Member.CLOUD));
        }
        parts.add(part(Member.SHOP));
        return parts;
    }

    Part part(Member member) {
        return members.computeIfAbsent(member, it -> switch (it) {
            case BROKER -> broker();
            case CLOUD -> headOffice();
            case SHOP -> shopPart();
        });
    }

    private Part broker() {
        return new Part(
                options.mosquitto() ? "broker mosquitto" : "local IoT Core",
                "iot",
                options.mosquitto()
                        ? Mosquitto.command(layout.iot().resolve("mosquitto"), certificates, layout.brokerPort())
                        : java(LocalIotMain.class, 128, layout.iot().toString(), String.valueOf(layout.brokerPort())),
                () -> Ports.isListening(layout.brokerPort()));
    }

    private Part lanes() {
        return new Part(
                "simulated lanes",
                "lanes",
                java(
                        SimulatedLanes.class,
                        64,
                        String.valueOf(Layout.TILLS),
                        String.valueOf(layout.lanesPort()),
                        layout.lanesFolder().toString(),
                        DemoStore.ZONE),
                () -> new Http(layout.lanes()).answers("/lanes"));
    }

    private Part provider() {
        return new Part(
                "provider of payments",
                "provider",
                java(
                        LocalProviderMain.class,
                        64,
                        layout.providerFolder().toString(),
                        String.valueOf(layout.provider().getPort()),
                        layout.headOffice() + "/webhooks/payments"),
                () -> new Http(layout.provider()).answers("/"));
    }

    private Part headOffice() {
        DemoOffice.write(layout, certificates.node(DemoStore.NODE));
        var module = layout.project().resolve("cloud-sync").resolve("all");
        return new Part(
                "cloud",
                "cloud",
                quarkus(module, 192, headOfficeSettings(), rig),
                () -> ready(layout.headOfficeManagement()));
    }

    private List<String> headOfficeSettings() {
        var cloud = certificates.cloud();
        var provider = LocalSecrets.in(layout.providerFolder());
        return List.of(
                "-DEVERTILL_PORT=" + layout.headOffice().getPort(),
                "-DEVERTILL_MANAGEMENT_PORT=" + layout.headOfficeManagement().getPort(),
                "-Devertill.data=" + layout.cloud(),
                "-Devertill.zones=" + DemoOffice.zones(layout),
                "-Devertill.users=" + DemoOffice.users(layout),
                "-Devertill.nodes=" + DemoOffice.nodes(layout),
                "-Devertill.ledger-key=" + ledger.privateKey(),
                "-Devertill.head-office-key=" + releases.privateKey(),
                "-Devertill.secure-cookies=false",
                "-Devertill.introspection=true",
                "-Devertill.lake.written-after=PT15S", // who tries it looks at once
                "-Devertill.payments.provider=" + layout.provider(),
                "-Devertill.payments.key=" + provider.apiKey(),
                "-Devertill.payments.webhook-secrets=" + provider.webhookSecret(),
                "-Devertill.payments.back=" + layout.headOffice() + "/web/",
                "-Devertill.mqtt.host=localhost",
                "-Devertill.mqtt.port=" + brokerPortFor(Member.CLOUD),
                "-Devertill.mqtt.ca=" + certificates.ca(),
                "-Devertill.mqtt.certificate=" + cloud.certificate(),
                "-Devertill.mqtt.key=" + cloud.key());
    }

    private int brokerPortFor(Member member) {
        return rig.wiring().portFor(member, layout.brokerPort());
    }

    private Part shopPart() {
        var command = new ArrayList<>(rig.wrapper());
        command.addAll(shopProgram(layout, options, shopSettings(), rig));
        return new Part("shop", "shop", command, () -> ready(layout.shopManagement()));
    }

    /** The shop's executable or jar with its settings; arguments follow. */
    static List<String> shopProgram(Layout layout, DemoOptions options, List<String> settings, Rig rig) {
        return options.nativeEdge()
                .map(edge -> executable(edge, settings))
                .orElseGet(() -> quarkus(layout.project().resolve("store-edge"), 160, settings, rig));
    }

    private List<String> shopSettings() {
        var settings = new ArrayList<>(List.of(
                "-DEVERTILL_PORT=" + layout.shop().getPort(),
                "-DEVERTILL_MANAGEMENT_PORT=" + layout.shopManagement().getPort(),
                "-Devertill.data=" + layout.edge(),
                "-Devertill.store=" + layout.storeFile(),
                "-Devertill.backup=" + layout.backup(),
                "-Devertill.secure-cookies=false"));
        if (options.devices()) {
            settings.add("-Devertill.devices=" + layout.jposXml());
            settings.add("-Devertill.simulation=" + layout.lanes());
        }
        if (options.cloud()) {
            var node = certificates.node(DemoStore.NODE);
            settings.addAll(List.of(
                    "-Devertill.cloud.host=localhost",
                    "-Devertill.cloud.port=" + brokerPortFor(Member.SHOP),
                    "-Devertill.cloud.ca=" + certificates.ca(),
                    "-Devertill.cloud.certificate=" + node.certificate(),
                    "-Devertill.cloud.key=" + node.key(),
                    "-Devertill.cloud.ledger-key=" + ledger.publicKey(),
                    "-Devertill.cloud.head-office-key=" + releases.publicKey()));
        }
        settings.addAll(rig.shopSettings());
        return settings;
    }

    private static boolean ready(URI management) {
        return new Http(management).answers("/q/health/ready");
    }

    private static List<String> executable(Path edge, List<String> settings) {
        var program = edge.toAbsolutePath();
        var command = new ArrayList<>(List.of(
                program.toString(),
                "-Xmx128m",
                "-Dorg.sqlite.lib.path=" + program.getParent(),
                "-Dorg.sqlite.lib.name=libsqlitejdbc.so"));
        command.addAll(settings);
        return command;
    }

    private static List<String> quarkus(Path module, int heapMegabytes, List<String> settings, Rig rig) {
        var jar = module.resolve("target").resolve("quarkus-app").resolve("quarkus-run.jar");
        var command = new ArrayList<>(jvm(heapMegabytes, rig));
        command.addAll(settings);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private List<String> java(Class<?> main, int heapMegabytes, String... arguments) {
        var command = new ArrayList<>(jvm(heapMegabytes, rig));
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** As it was built, so that it does not matter who starts the demo. */
    private String classPath() {
        var built = layout.project().resolve("rehearsal").resolve("demo").resolve("target");
        return built.resolve("classes")
                + File.pathSeparator
                + built.resolve("lib").resolve("*");
    }

    /** Small, since half a dozen of them share a laptop. */
    private static List<String> jvm(int heapMegabytes, Rig rig) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow")); // Netty's, without its warning at each start
        if (!rig.allCompilers()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        return command;
    }
}
