package com.evertill.devices.simulator;

import com.evertill.devices.simulator.zvt.ZvtMachine;
import com.evertill.devices.simulator.zvt.ZvtSimulator;
import java.util.concurrent.Executor;

/** Scanner, printer with drawer, card terminals (one speaks nexo, one ZVT), scale and customer display of one lane. */
public final class SimulatedLane implements AutoCloseable {

    private final int number;
    private final ScannerSimulator scanner;
    private final PrinterSimulator printer;
    private final TerminalSimulator terminal;
    private final ZvtSimulator zvt;
    private final ScaleSimulator scale;
    private final DisplaySimulator display;

    /** @param ports the first of six on loopback: scanner, printer, nexo terminal, ZVT terminal, scale, display; 0 for any that are free. */
    public SimulatedLane(int number, int ports, TerminalSimulator.Setting terminals, Executor executor) {
        this.number = number;
        scanner = new ScannerSimulator(ports, executor);
        printer = new PrinterSimulator(ports == 0 ? 0 : ports + 1, executor);
        terminal = new TerminalSimulator(ports == 0 ? 0 : ports + 2, "terminal-" + number, terminals, executor);
        var folder = terminals.folder();
        var machine =
                new ZvtMachine(folder == null ? null : folder.resolve("zvt-" + number + ".json"), terminals.clock());
        zvt = new ZvtSimulator(ports == 0 ? 0 : ports + 3, machine, executor);
        scale = new ScaleSimulator(ports == 0 ? 0 : ports + 4, ScaleSimulator.Protocol.MT_SICS, "kg", executor);
        display = new DisplaySimulator(ports == 0 ? 0 : ports + 5, executor);
    }

    public int number() {
        return number;
    }

    public ScannerSimulator scanner() {
        return scanner;
    }

    public PrinterSimulator printer() {
        return printer;
    }

    public TerminalSimulator terminal() {
        return terminal;
    }

    public ZvtSimulator zvt() {
        return zvt;
    }

    public ScaleSimulator scale() {
        return scale;
    }

    public DisplaySimulator display() {
        return display;
    }

    @Override
    public void close() {
        scanner.close();
        printer.close();
        terminal.close();
        zvt.close();
        scale.close();
        display.close();
    }

    /** Its entries for {@code jpos.xml}: {@code scanner.1}, {@code printer.1} and so on for lane 1. */
    String jposEntries() {
        return entry("scanner", "Scanner", "LineScanner", scanner.port(), "")
                + entry(
                        "printer",
                        "POSPrinter",
                        "EscPosPrinter",
                        printer.port(),
                        "<prop name=\"columns\" value=\"42\"/>")
                + entry("drawer", "CashDrawer", "EscPosCashDrawer", printer.port(), "")
                + entry("display", "LineDisplay", "CustomerDisplay", display.port(), "")
                + entry("scale", "Scale", "SerialScale", scale.port(), "<prop name=\"unit\" value=\"kg\"/>");
    }

    private String entry(String kind, String category, String service, int port, String more) {
        return """
                  <JposEntry logicalName="%s.%d">
                    <creation factoryClass="com.evertill.devices.jpos.ServiceFactory" serviceClass="com.evertill.devices.jpos.%s"/>
                    <vendor name="Evertill" url="https://evertill.com"/>
                    <jpos version="1.15" category="%s"/>
                    <product name="Simulated %s" description="The %s of simulated lane %d" url="https://evertill.com"/>
                    <prop name="host" value="127.0.0.1"/>
                    <prop name="port" type="Integer" value="%d"/>
                    %s
                  </JposEntry>
                """.formatted(kind, number, service, category, kind, kind, number, port, more);
    }

    /** A {@code jpos.xml} with the devices of these lanes. */
    public static String jposXml(Iterable<SimulatedLane> lanes) {
        var entries = new StringBuilder();
        lanes.forEach(lane -> entries.append(lane.jposEntries()));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE JposEntries PUBLIC "-//JavaPOS//DTD//EN" "jpos/res/jcl.dtd">
                <JposEntries>
                %s</JposEntries>
                """.formatted(entries);
    }
}
