package com.evertill.devices.simulator;

import com.evertill.commerce.codes.Symbology;
import com.evertill.devices.simulator.PrinterSimulator.Fault;
import com.evertill.devices.simulator.zvt.ZvtMaker;
import com.evertill.devices.simulator.zvt.ZvtMode;
import com.evertill.devices.simulator.zvt.ZvtSimulator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** The control API of this package's page, on loopback. */
final class LaneControl implements AutoCloseable {

    private static final int LARGEST_REQUEST = 16 * 1024;
    private static final Pattern PATH = Pattern.compile("/lanes/(\\d{1,4})(?:/([a-z]+))?");

    private final List<SimulatedLane> lanes;
    private final MediumSimulator hardTotals;
    private final HttpServer server;

    /** A request that is answered with a status and a sentence. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(int status, String sentence) {
            super(sentence);
            this.status = status;
        }
    }

    private enum MediumFault {
        UNPLUGGED,
        DAMAGED
    }

    /** @param hardTotals of the box, whichever lane one stands at. */
    LaneControl(int port, List<SimulatedLane> lanes, MediumSimulator hardTotals, Executor executor) {
        this.hardTotals = hardTotals;
        this.lanes = List.copyOf(lanes);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new Loopback.PortTaken(port, taken);
        }
        server.setExecutor(executor);
        server.createContext("/", this::exchange);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            JsonNode answer;
            try {
                answer = answer(exchange);
            } catch (Refused refused) {
                status = refused.status;
                answer = NexoJson.MAPPER.createObjectNode().put("error", refused.getMessage());
            }
            var body = NexoJson.MAPPER.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private JsonNode answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        boolean get = exchange.getRequestMethod().equals("GET");
        if (get && path.equals("/lanes")) {
            var all = NexoJson.MAPPER.createObjectNode();
            lanes.forEach(lane -> all.withArray("/lanes").add(lane.number()));
            return all;
        }
        var matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            throw new Refused(404, "There is nothing at " + path + ".");
        }
        var lane = lane(Integer.parseInt(matcher.group(1)));
        if (matcher.group(2) == null ? !get : !exchange.getRequestMethod().equals("POST")) {
            throw new Refused(405, exchange.getRequestMethod() + " is not for " + path + ".");
        }
        if (matcher.group(2) != null) {
            act(lane, matcher.group(2), body(exchange));
        }
        return view(lane);
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        try {
            return NexoJson.MAPPER.readTree(exchange.getRequestBody().readNBytes(LARGEST_REQUEST));
        } catch (JsonProcessingException broken) {
            throw new Refused(400, "The request is not JSON.");
        }
    }

    private SimulatedLane lane(int number) {
        return lanes.stream()
                .filter(lane -> lane.number() == number)
                .findAny()
                .orElseThrow(() -> new Refused(404, "There is no lane " + number + "."));
    }

    private void act(SimulatedLane lane, String action, JsonNode request) {
        switch (action) {
            case "scan" -> scan(lane, request);
            case "fault" -> fault(lane, request);
            case "paper" -> paper(lane, request);
            case "scale" -> load(lane, request);
            case "keylock" -> lane.keylock().turn(constant(KeylockSimulator.Position.class, request, "position"));
            case "drawer" -> lane.printer().drawer(bool(request, "open"));
            case "terminal" -> lane.terminal().mode(constant(TerminalSimulator.Mode.class, request, "mode"));
            case "zvt" -> zvt(lane, request);
            default -> throw new Refused(404, "A lane cannot " + action + ".");
        }
    }

    private static void scan(SimulatedLane lane, JsonNode request) {
        var text = request.path("text").asText();
        if (text.isEmpty() || text.length() > 4_000) {
            throw new Refused(400, "A code has 1 to 4000 characters.");
        }
        if (!lane.scanner().scan(constant(Symbology.class, request, "symbology"), text)) {
            throw new Refused(409, "No host is connected to the scanner of lane " + lane.number() + ".");
        }
    }

    private void fault(SimulatedLane lane, JsonNode request) {
        boolean on = bool(request, "on");
        var device = request.path("device").asText();
        if (device.equals("printer")) {
            lane.printer().fault(constant(Fault.class, request, "fault"), on);
        } else if (device.equals("scanner") && request.path("fault").asText().equals("UNPLUGGED")) {
            lane.scanner().unplugged(on);
        } else if (device.equals("scale")) {
            lane.scale().fault(constant(ScaleSimulator.Fault.class, request, "fault"), on);
        } else if (device.equals("display") && request.path("fault").asText().equals("UNPLUGGED")) {
            lane.display().unplugged(on);
        } else if (device.equals("keylock") && request.path("fault").asText().equals("UNPLUGGED")) {
            lane.keylock().unplugged(on);
        } else if (device.equals("hardTotals")) {
            hardTotals(constant(MediumFault.class, request, "fault"), on);
        } else {
            throw new Refused(
                    400,
                    "Faults are those of the printer, of the scale and of the hard totals, and UNPLUGGED of scanner, display and keylock.");
        }
    }

    private void hardTotals(MediumFault fault, boolean on) {
        if (fault == MediumFault.UNPLUGGED) {
            hardTotals.unplugged(on);
        } else if (on) {
            hardTotals.damage(true);
        }
    }

    private static void load(SimulatedLane lane, JsonNode request) {
        var load = request.path("load").asText();
        if (!load.matches("-?\\d{1,3}\\.\\d{3}")) {
            throw new Refused(400, "A load is a weight with three decimals, such as 1.250.");
        }
        lane.scale().load(load);
    }

    private static void paper(SimulatedLane lane, JsonNode request) {
        if (request.path("tornOff").asBoolean()) {
            lane.printer().tearOff();
        }
        if (request.has("linesLeft")) {
            lane.printer().paperLeft(request.path("linesLeft").asInt());
        }
    }

    private static void zvt(SimulatedLane lane, JsonNode request) {
        var mode = request.has("mode") ? constant(ZvtMode.class, request, "mode") : null;
        var maker = request.has("maker") ? constant(ZvtMaker.class, request, "maker") : null;
        lane.zvt().with(machine -> {
            if (maker != null) {
                machine.maker(maker);
            }
            if (mode != null) {
                machine.mode(mode);
            }
            if (request.path("customerPays").asBoolean()) {
                machine.customerPays();
            }
            return machine;
        });
    }

    private static boolean bool(JsonNode request, String field) {
        if (!request.path(field).isBoolean()) {
            throw new Refused(400, "\"" + field + "\" must be true or false.");
        }
        return request.path(field).booleanValue();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode request, String field) {
        var name = request.path(field).asText().toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findAny()
                .orElseThrow(() -> new Refused(
                        400, "\"" + field + "\" must be one of " + Arrays.toString(type.getEnumConstants()) + "."));
    }

    private ObjectNode view(SimulatedLane lane) {
        var view = NexoJson.MAPPER.createObjectNode();
        view.put("lane", lane.number());
        view.putObject("scanner")
                .put("port", lane.scanner().port())
                .put("connected", lane.scanner().isConnected())
                .put("unplugged", lane.scanner().isUnplugged());
        var printer = view.putObject("printer")
                .put("port", lane.printer().port())
                .put("connected", lane.printer().isConnected());
        printer.set("faults", NexoJson.MAPPER.valueToTree(lane.printer().faults()));
        printer.set(
                "unknownCommands", NexoJson.MAPPER.valueToTree(lane.printer().unknownCommands()));
        printer.set("lines", NexoJson.MAPPER.valueToTree(lane.printer().lines()));
        printer.set("paper", NexoJson.MAPPER.valueToTree(lane.printer().paper()));
        printer.put("beeps", lane.printer().beeps());
        var bars = printer.putObject("bars");
        lane.printer().barcodes().forEach(barcode -> bars.put(barcode.data(), barcode.modules()));
        view.putObject("keylock")
                .put("port", lane.keylock().port())
                .put("connected", lane.keylock().isConnected())
                .put("unplugged", lane.keylock().isUnplugged())
                .put("position", lane.keylock().position().name());
        view.putObject("drawer").put("open", lane.printer().isDrawerOpen());
        view.putObject("display")
                .put("port", lane.display().port())
                .put("connected", lane.display().isConnected())
                .put("unplugged", lane.display().isUnplugged())
                .set("lines", NexoJson.MAPPER.valueToTree(lane.display().lines()));
        var scale = view.putObject("scale")
                .put("port", lane.scale().port())
                .put("connected", lane.scale().isConnected())
                .put("unit", lane.scale().unit())
                .put("load", lane.scale().load());
        scale.set("faults", NexoJson.MAPPER.valueToTree(lane.scale().faults()));
        view.set("terminal", terminal(lane.terminal()));
        view.set("zvt", zvt(lane.zvt()));
        view.putObject("hardTotals").put("unplugged", hardTotals.isUnplugged());
        return view;
    }

    private static ObjectNode terminal(TerminalSimulator terminal) {
        var view = NexoJson.MAPPER.createObjectNode();
        view.put("port", terminal.port());
        view.put("mode", terminal.mode().name());
        view.put("capturedMinor", terminal.capturedMinor());
        view.put("display", terminal.display());
        view.set("transactions", NexoJson.MAPPER.valueToTree(terminal.transactions()));
        return view;
    }

    private static ObjectNode zvt(ZvtSimulator terminal) {
        return terminal.with(machine -> NexoJson.MAPPER
                .createObjectNode()
                .put("port", terminal.port())
                .put("mode", machine.mode().name())
                .put("maker", machine.maker().name())
                .put("capturedMinor", machine.capturedMinor()));
    }
}
