package com.evertill.devices.wire;

import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.Quantity;
import com.evertill.devices.DeviceState;
import com.evertill.devices.KeyPosition;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.NotScanned;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.Weighing.NotWeighed;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a lane says to the shop's box. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Report.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = Report.Standing.class, name = "standing"),
    @JsonSubTypes.Type(value = Report.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = Report.Turned.class, name = "turned"),
    @JsonSubTypes.Type(value = Report.Scanned.class, name = "scanned"),
    @JsonSubTypes.Type(value = Report.NotTold.class, name = "notTold"),
    @JsonSubTypes.Type(value = Report.Printed.class, name = "printed"),
    @JsonSubTypes.Type(value = Report.Weighed.class, name = "weighed"),
    @JsonSubTypes.Type(value = Report.TerminalSaid.class, name = "terminalSaid"),
    @JsonSubTypes.Type(value = Report.Left.class, name = "left")
})
public sealed interface Report {

    /** What must not be lost with a line: numbered from 1 in each run of the lane's program, and sent in that order. */
    sealed interface News extends Report {
        long number();
    }

    /**
     * The first.
     *
     * @param version the highest that the lane speaks.
     * @param lane its name; over TLS that of its certificate, and no other.
     * @param run new whenever the lane's program is started.
     * @param software for whoever looks for a fault.
     */
    record Hello(int version, String lane, String run, String software) implements Report {}

    /**
     * The second, once the devices are opened: how they are, and what the lane still has of an earlier line.
     *
     * @param jobs print jobs that it was given and whose outcome was not {@link Order.Heard}.
     */
    record Standing(Map<Kind, DeviceState> devices, KeyPosition key, List<String> jobs) implements Report {
        public Standing {
            devices = Map.copyOf(devices);
            jobs = List.copyOf(jobs);
        }
    }

    record Changed(Kind device, DeviceState state) implements Report {}

    /** The key switch. */
    record Turned(KeyPosition key) implements Report {}

    record Scanned(long number, Symbology symbology, String text) implements News {}

    /** Codes that were read and are not told. */
    record NotTold(long number, NotScanned why, int scans) implements News {}

    record Printed(long number, String job, PrintOutcome outcome) implements News {}

    /** @param weight absent where there is none, and then it is said why. */
    record Weighed(
            long question,
            @Nullable Quantity weight,
            @Nullable NotWeighed why) implements Report {}

    record TerminalSaid(long question, TerminalAnswer answer) implements Report {}

    /** The last: the devices are let go, and everything of them was told before this. */
    record Left() implements Report {}
}
