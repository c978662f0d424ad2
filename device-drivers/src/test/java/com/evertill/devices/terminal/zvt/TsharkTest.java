package com.evertill.devices.terminal.zvt;

import static com.evertill.devices.terminal.zvt.Rehearsal.euro;
import static com.evertill.devices.terminal.zvt.Rehearsal.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.evertill.devices.simulator.zvt.ZvtMaker;
import com.evertill.devices.simulator.zvt.ZvtMode;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.Refund;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wireshark's own dissector, which nobody here wrote, reads every message of both sides. */
class TsharkTest {
    /** Commands that its version 4.0 has not heard of: it does not take them for ZVT. */
    private static final List<String> UNKNOWN_TO_IT = List.of("0501", "0602", "0610", "0620", "06b0");

    @TempDir
    Path folder;

    private final Rehearsal rehearsal = new Rehearsal();

    @BeforeEach
    void tshark_is_there() throws InterruptedException {
        try {
            run("tshark", "--version");
            run("text2pcap", "--version");
        } catch (IOException missing) {
            System.err.println(
                    "tshark is not installed: NOBODY ELSE HAS READ OUR ZVT MESSAGES. apt-get install tshark");
            abort("tshark is not installed");
        }
    }

    @Test
    void every_message_of_every_dialogue_is_whole() throws Exception {
        everything();
        assertThat(rehearsal.fromTerminal).hasSizeGreaterThan(100);
        check(rehearsal.fromTill, "40000,20007");
        check(rehearsal.fromTerminal, "20007,40000");
    }

    private void everything() {
        var terminal = rehearsal.terminal();
        int number = 0;
        for (var maker : ZvtMaker.values()) {
            rehearsal.machine.maker(maker);
            for (var mode : ZvtMode.values()) {
                rehearsal.machine.mode(mode);
                terminal.pay(ref(++number), euro(699));
                terminal.abort(ref(number));
                rehearsal.machine.mode(ZvtMode.APPROVE);
                rehearsal.machine.customerPays();
                terminal.status(ref(number), euro(699));
                terminal.status(ref(number), euro(699));
            }
            rehearsal.machine.mode(ZvtMode.APPROVE);
            if (terminal.pay(ref(++number), euro(1250)) instanceof PaymentOutcome.Approved(var approval)) {
                terminal.reverse(ref(++number), ref(number - 1), approval.poiTransactionId(), euro(1250));
            }
            terminal.refund(new Refund(ref(++number), euro(300), null));
            terminal.check();
            terminal.totals();
            terminal.reconcile();
            terminal.lastReconciled();
        }
        terminal.close();
    }

    private void check(List<byte[]> messages, String ports) throws IOException, InterruptedException {
        var rows = dissected(messages, ports);
        assertThat(rows).hasSameSizeAs(messages);
        for (int i = 0; i < messages.size(); i++) {
            var hex = HexFormat.of().formatHex(messages.get(i));
            if (!UNKNOWN_TO_IT.contains(hex.substring(0, 4))) {
                assertThat(rows.get(i)).as(hex).isEqualTo(expected(hex));
            }
        }
    }

    /** Protocol, malformed or not, too short or not, amount: as we mean them. */
    private static String expected(String hex) {
        var amount =
                switch (hex.substring(0, 4)) {
                    case "0601" -> hex.substring(8, 20);
                    case "0631" -> hex.substring(14, 26);
                    case "040f" -> hex.substring(12, 24);
                    default -> "";
                };
        return "ZVT||" + (amount.isEmpty() ? "" : Long.parseLong(amount));
    }

    private List<String> dissected(List<byte[]> messages, String ports) throws IOException, InterruptedException {
        var text = folder.resolve("messages.txt");
        var dump = new ArrayList<String>();
        for (var message : messages) {
            dump.add("000000 " + HexFormat.ofDelimiter(" ").formatHex(message));
        }
        Files.write(text, dump);
        var pcap = folder.resolve("messages.pcap");
        run("text2pcap", "-q", "-T", ports, text.toString(), pcap.toString());
        return run(
                        "tshark",
                        "-r",
                        pcap.toString(),
                        "-d",
                        "tcp.port==20007,zvt",
                        "-T",
                        "fields",
                        "-E",
                        "separator=|",
                        "-e",
                        "_ws.col.Protocol",
                        "-e",
                        "_ws.expert.message",
                        "-e",
                        "zvt.amount")
                .lines()
                .toList();
    }

    private String run(String... command) throws IOException, InterruptedException {
        var errors = folder.resolve("errors.txt");
        var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(() -> String.join(" ", command) + ": " + read(errors))
                .isZero();
        return output;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return gone.toString();
        }
    }
}
