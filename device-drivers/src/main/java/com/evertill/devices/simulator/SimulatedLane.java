package com.evertill.devices.simulator;

import com.evertill.devices.simulator.zvt.ZvtMachine;
import com.evertill.devices.simulator.zvt.ZvtSimulator;
import java.util.concurrent.Executor;

/** Scanner, printer with drawer and buzzer, card terminals (one speaks nexo, one ZVT), scale, customer display and key switch of one lane. */
public final class SimulatedLane implements AutoCloseable {

    private final int number;
    private final ScannerSimulator scanner;
    private final PrinterSimulator printer;
    private final TerminalSimulator terminal;
    private final ZvtSimulator zvt;
    private final ScaleSimulator scale;
    private final DisplaySimulator display;
    private final KeylockSimulator keylock;

    /** @param ports the first of seven on loopback: scanner, printer, nexo terminal, ZVT terminal, scale, display, keylock; 0 for any that are free. */
    public SimulatedLane(int number, int ports, TerminalSimulator.Setting terminals, Executor executor) {
        this.number = number;
        scanner = new ScannerSimulator(ports, executor);
        printer = new PrinterSimulator(ports == 0 ? 0 : ports + 1, executor);
        terminal = new TerminalSimulator(ports == 0 ? 0 : ports + 2, "terminal-" + number, terminals, executor);
        var folder = terminals.folder();
        var file = folder == null ? null : folder.resolve("zvt-" + number + ".json");
        var machine = new ZvtMachine(file, terminals.clock(), terminals.zone());
        zvt = new ZvtSimulator(ports == 0 ? 0 : ports + 3, machine, executor);
        scale = new ScaleSimulator(ports == 0 ? 0 : ports + 4, ScaleSimulator.Protocol.MT_SICS, "kg", executor);
        display = new DisplaySimulator(ports == 0 ? 0 : ports + 5, executor);
        keylock = new KeylockSimulator(ports == 0 ? 0 : ports + 6, executor);
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

    public KeylockSimulator keylock() {
        return keylock;
    }

    @Override
    public void close() {
        scanner.close();
        printer.close();
        terminal.close();
        zvt.close();
        scale.close();
        display.close();
        keylock.close();
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
                + entry("tone", "ToneIndicator", "EscPosTone", printer.port(), "")
                + entry("keylock", "Keylock", "KeyboardKeylock", keylock.port(), "")
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

    /** A {@code jpos.xml} with the devices of these lanes, and with those of their box. */
    static String jposXml(Iterable<SimulatedLane> lanes, MediumSimulator hardTotals) {
        return jposXml(lanes, """
                  <JposEntry logicalName="hardtotals">
                    <creation factoryClass="com.evertill.devices.jpos.ServiceFactory" serviceClass="com.evertill.devices.jpos.FolderHardTotals"/>
                    <vendor name="Evertill" url="https://evertill.com"/>
                    <jpos version="1.15" category="HardTotals"/>
                    <product name="Simulated hard totals" description="The hard totals of the simulated box" url="https://evertill.com"/>
                    <prop name="folder" value="%s"/>
                  </JposEntry>
                """.formatted(hardTotals.folder().toAbsolutePath()));
    }

    /** A {@code jpos.xml} with the devices of these lanes. */
    public static String jposXml(Iterable<SimulatedLane> lanes) {
        return jposXml(lanes, "");
    }

    private static String jposXml(Iterable<SimulatedLane> lanes, String more) {
        var entries = new StringBuilder();
        lanes.forEach(lane -> entries.append(lane.jposEntries()));
        entries.append(more);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE JposEntries PUBLIC "-//JavaPOS//DTD//EN" "jpos/res/jcl.dtd">
                <JposEntries>
                %s</JposEntries>
                """.formatted(entries);
    }
}
