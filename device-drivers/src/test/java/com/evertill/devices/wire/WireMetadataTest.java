package com.evertill.devices.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.devices.OnJvm;
import com.evertill.devices.agent.AgentConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A native executable reflects only on what it was told of beforehand, and Jackson reflects on the messages. What it is told is made here from the
 * messages themselves; with {@code -Dupdate} it is written anew. The types of the core are known from the core's own list.
 */
@OnJvm("It looks at the sources, for the native builder.")
class WireMetadataTest {

    private static final Path FILE = Path.of(
            "src/main/resources/META-INF/native-image/com.evertill/device-drivers-wire/reachability-metadata.json");

    @Test
    void everything_that_goes_over_the_wire_is_known_to_the_native_builder() throws IOException {
        var known = new TreeSet<String>();
        for (var root : new Class<?>[] {Order.class, Report.class, AgentConfig.class}) {
            collect(root, known);
        }
        known.add("com.evertill.devices.agent.LastServed$Box");
        var json = new JsonMapper().createObjectNode();
        var types = json.putArray("reflection");
        known.forEach(type -> types.addObject()
                .put("type", type)
                .put("allDeclaredConstructors", true)
                .put("allDeclaredMethods", true)
                .put("allDeclaredFields", true));
        var wanted = json.toPrettyString() + "\n";
        if (System.getProperty("update") != null) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, wanted);
        }
        assertThat(FILE).as("run it with -Dupdate").exists().content().isEqualTo(wanted);
        assertThat(known)
                .contains("com.evertill.devices.terminal.PaymentOutcome$Approved", "com.evertill.devices.LaneConfig");
    }

    private static void collect(Type type, Set<String> known) {
        switch (type) {
            case ParameterizedType of -> {
                collect(of.getRawType(), known);
                Arrays.stream(of.getActualTypeArguments()).forEach(it -> collect(it, known));
            }
            case Class<?> ours
            when ours.getName().startsWith("com.evertill.devices.") -> {
                if (known.add(ours.getName())) {
                    parts(ours, known);
                }
            }
            default -> {}
        }
    }

    private static void parts(Class<?> type, Set<String> known) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(it -> collect(it, known));
        }
        if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents()).forEach(it -> collect(it.getGenericType(), known));
        }
    }
}
