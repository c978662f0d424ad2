package com.evertill.rehearsal.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the launcher was told.
 *
 * @param firstPort of those that the demo takes one after another, see {@link Layout}.
 * @param cloud whether head office and the broker run; without them the shop sells alone.
 * @param nativeEdge the shop's native executable, to run instead of its jar.
 * @param mosquitto the broker is Eclipse Mosquitto, instead of the stand-in that keeps IoT Core's limits.
 * @param zvt the card terminal of the second lane speaks ZVT, as in Germany, Austria and Switzerland, and not nexo.
 * @param devices whether the lanes have devices; without them the tills take cash and print nothing.
 */
record DemoOptions(
        Path folder,
        int firstPort,
        boolean cloud,
        boolean devices,
        Optional<Path> nativeEdge,
        boolean mosquitto,
        boolean zvt,
        boolean help) {
    private static final Path NATIVE_EDGE = Path.of("store-edge", "target", "edge", "evertill-edge");

    static final String USAGE = """
            ./evertill run [OPTIONS]
              --no-cloud      the shop alone: no broker, no head office
              --no-devices    tills without scanner, printer, drawer and card terminal
              --native        the shop as its native executable (./evertill native makes it)
              --mosquitto     with mosquitto as the broker (it must be installed)
              --zvt           the card terminal of the second lane speaks ZVT (the first one's speaks nexo)
              --ports FIRST   take the ports from FIRST on (default 8080)
              --folder DIR    keep everything in DIR (default .evertill/demo); an empty one begins anew""";

    /** @throws DemoFault for an option that is not known. */
    static DemoOptions parse(List<String> arguments) {
        var options =
                new DemoOptions(Path.of(".evertill", "demo"), 8080, true, true, Optional.empty(), false, false, false);
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            options = options.with(rest.removeFirst(), rest);
        }
        return options;
    }

    private DemoOptions with(String option, Deque<String> rest) {
        return switch (option) {
            case "--no-cloud" -> new DemoOptions(folder, firstPort, false, devices, nativeEdge, mosquitto, zvt, help);
            case "--no-devices" -> new DemoOptions(folder, firstPort, cloud, false, nativeEdge, mosquitto, zvt, help);
            case "--native" ->
                new DemoOptions(folder, firstPort, cloud, devices, Optional.of(NATIVE_EDGE), mosquitto, zvt, help);
            case "--mosquitto" -> new DemoOptions(folder, firstPort, cloud, devices, nativeEdge, true, zvt, help);
            case "--zvt" -> new DemoOptions(folder, firstPort, cloud, devices, nativeEdge, mosquitto, true, help);
            case "--ports" ->
                new DemoOptions(folder, port(value(option, rest)), cloud, devices, nativeEdge, mosquitto, zvt, help);
            case "--folder" ->
                new DemoOptions(
                        Path.of(value(option, rest)), firstPort, cloud, devices, nativeEdge, mosquitto, zvt, help);
            case "--help" -> new DemoOptions(folder, firstPort, cloud, devices, nativeEdge, mosquitto, zvt, true);
            default -> throw new DemoFault("There is no option '" + option + "'.\n" + USAGE);
        };
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new DemoFault(option + " needs a value.\n" + USAGE);
        }
        return rest.removeFirst();
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1024 || Integer.parseInt(text) > 65_000) {
            throw new DemoFault("--ports needs a number within 1024 to 65000, not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }
}
