package com.evertill.devices.wire;

import com.evertill.devices.LaneConfig;
import com.evertill.devices.PrintJob;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What the shop's box says to a lane. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Order.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = Order.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Order.Heard.class, name = "heard"),
    @JsonSubTypes.Type(value = Order.Print.class, name = "print"),
    @JsonSubTypes.Type(value = Order.OpenDrawer.class, name = "openDrawer"),
    @JsonSubTypes.Type(value = Order.Show.class, name = "show"),
    @JsonSubTypes.Type(value = Order.Beep.class, name = "beep"),
    @JsonSubTypes.Type(value = Order.Weigh.class, name = "weigh"),
    @JsonSubTypes.Type(value = Order.AskTerminal.class, name = "askTerminal"),
    @JsonSubTypes.Type(value = Order.Leave.class, name = "leave")
})
public sealed interface Order {

    /**
     * The first: the lane is taken.
     *
     * @param version that both sides speak from now on.
     * @param node whose box it is, {@code tenant.store.node}.
     * @param epoch of that node: a box that takes another's place has a higher one.
     * @param run new whenever the box's service is started.
     * @param devices of the till, by their names in the lane's {@code jpos.xml}.
     * @param terminal absent where the till has none that hangs on the lane.
     */
    record Welcome(
            int version,
            String node,
            int epoch,
            String run,
            LaneConfig devices,
            @Nullable Cat terminal) implements Order {}

    /**
     * A card terminal by its maker's JavaPOS service.
     *
     * @param name in the lane's {@code jpos.xml}.
     * @param timeoutSeconds after which the terminal itself gives a payment up.
     */
    record Cat(String name, int timeoutSeconds) {}

    /** The first and the last. */
    record Refused(String why) implements Order {}

    /** @param news the highest number of the lane's news that was taken, and all below it. */
    record Heard(long news) implements Order {}

    record Print(PrintJob job) implements Order {}

    record OpenDrawer() implements Order {}

    record Show(String upper, String lower) implements Order {}

    record Beep() implements Order {}

    /** @param question comes back with the answer; never the same twice on one line. */
    record Weigh(long question) implements Order {}

    /** @param question comes back with the answer; never the same twice on one line. */
    record AskTerminal(long question, TerminalRequest request) implements Order {}

    /** The till needs its devices no more: let go of them, tell what became of what was under way, and say {@link Report.Left}. */
    record Leave() implements Order {}
}
