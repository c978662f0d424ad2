package com.evertill.devices.agent;

import static com.evertill.devices.DeviceState.Health.DRAWER_OPEN;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.DRAWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.devices.Heard;
import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.LaneConfig;
import com.evertill.devices.OnJvm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor's JavaPOS service, in a jar that this program has never seen, made by the vendor's own factory. */
@OnJvm("A native executable loads no jar.")
class DriversTest {

    /** As small as a service can be: it answers by the names of the methods. */
    private static final String FACTORY = """
            package com.vendor;

            import java.lang.reflect.Proxy;
            import jpos.CashDrawerConst;
            import jpos.JposConst;
            import jpos.config.JposEntry;
            import jpos.events.StatusUpdateEvent;
            import jpos.loader.JposServiceInstance;
            import jpos.loader.JposServiceInstanceFactory;
            import jpos.services.CashDrawerService113;
            import jpos.services.EventCallbacks;

            public class VendorFactory implements JposServiceInstanceFactory {
                private EventCallbacks callbacks;
                private boolean opened;

                public JposServiceInstance createInstance(String name, JposEntry entry) {
                    var types = new Class<?>[] {CashDrawerService113.class, JposServiceInstance.class};
                    return (JposServiceInstance) Proxy.newProxyInstance(VendorFactory.class.getClassLoader(), types,
                            (proxy, method, arguments) -> answer(method.getName(), method.getReturnType(), arguments));
                }

                private Object answer(String method, Class<?> type, Object[] arguments) {
                    switch (method) {
                        case "open": callbacks = (EventCallbacks) arguments[1]; return null;
                        case "openDrawer":
                            opened = true;
                            callbacks.fireStatusUpdateEvent(new StatusUpdateEvent(
                                    callbacks.getEventSource(), CashDrawerConst.CASH_SUE_DRAWEROPEN));
                            return null;
                        case "getDeviceServiceVersion": return 1013000;
                        case "getPowerState": return JposConst.JPOS_PS_ONLINE;
                        case "getState": return JposConst.JPOS_S_IDLE;
                        case "getCapStatus": return true;
                        case "getDrawerOpened": return opened;
                        default: return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : type == String.class ? "" : null;
                    }
                }
            }
            """;

    private final Executor executor = Thread::startVirtualThread;

    @TempDir
    Path folder;

    @Test
    void a_vendor_s_driver_is_found_in_its_folder_and_does_its_work() throws Exception {
        jar(folder.resolve("drivers"));
        configure("drawer.vendor", "com.vendor.VendorFactory", "\"drivers\": \"drivers\"");
        assertThat(check(Duration.ofSeconds(20))).endsWith("ok     drawer.vendor: ready, and closed.\n");
        var heard = new Heard();
        var config = LaneConfig.none("vendor").with(DRAWER, "drawer.vendor");
        try (var lane = new JposLaneDevices(config, heard, executor, Instant::now)) {
            heard.await(DRAWER, READY);
            lane.openDrawer();
            heard.await(DRAWER, DRAWER_OPEN);
        }
    }

    @Test
    void what_is_wrong_with_the_folder_of_drivers_is_told() throws Exception {
        configure("drawer.none", "com.vendor.VendorFactory", "\"drivers\": \"nowhere\"");
        assertThat(check()).startsWith("The folder of drivers " + folder.resolve("nowhere") + " cannot be read: ");
        Files.createDirectories(folder.resolve("nowhere"));
        assertThat(check()).isEqualTo("There is no jar in the folder of drivers " + folder.resolve("nowhere") + ".\n");
        jar(folder.resolve("drivers"));
        configure("drawer.other", "com.vendor.OtherFactory", "\"drivers\": \"drivers\"");
        assertThat(check())
                .endsWith(
                        "WRONG  drawer.other: no jar in the folder of drivers has the class com.vendor.OtherFactory (com.vendor.OtherFactory)\n");
        configure("drawer.plain", "java.lang.Object", "\"drivers\": \"drivers\"");
        assertThat(check()).endsWith("WRONG  drawer.plain: java.lang.Object is no factory of JavaPOS services\n");
        configure("drawer.here", "com.vendor.VendorFactory", "\"lane\": \"lane-1\"");
        assertThat(check())
                .endsWith("WRONG  drawer.here is made by com.vendor.VendorFactory, a vendor's driver: those run only in"
                        + " a lane's own program on a JVM, with a folder of drivers\n");
    }

    private void configure(String name, String factory, String more) throws IOException {
        Files.writeString(folder.resolve("lane.json"), "{\"devices\": \"jpos.xml\", " + more + "}");
        Files.writeString(folder.resolve("jpos.xml"), """
                <JposEntries><JposEntry logicalName="%s">
                <creation factoryClass="%s" serviceClass="com.vendor.Drawer"/>
                <jpos version="1.13" category="CashDrawer"/>
                </JposEntry></JposEntries>
                """.formatted(name, factory));
    }

    private String check() {
        return check(Duration.ofSeconds(2));
    }

    private String check(Duration patience) {
        var text = new ByteArrayOutputStream();
        var command = new DevicesCommand(
                new PrintStream(text, true, StandardCharsets.UTF_8),
                executor,
                InstantSource.system(),
                patience,
                (_, _) -> {});
        assertThat(command.run(
                        List.of("check", "--config", folder.resolve("lane.json").toString())))
                .isBetween(0, 2);
        return text.toString(StandardCharsets.UTF_8);
    }

    private void jar(Path into) throws IOException {
        var source = folder.resolve("com/vendor/VendorFactory.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, FACTORY);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-classpath",
                        Path.of(jpos.JposConst.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                                .toString(),
                        source.toString());
        assertThat(failed).isZero();
        Files.createDirectories(into);
        try (var out = new JarOutputStream(Files.newOutputStream(into.resolve("vendor.jar")))) {
            out.putNextEntry(new JarEntry("com/vendor/VendorFactory.class"));
            out.write(Files.readAllBytes(source.resolveSibling("VendorFactory.class")));
        }
        Files.delete(source.resolveSibling("VendorFactory.class"));
    }
}
