package com.evertill.devices.agent;

import com.evertill.devices.CatTerminal;
import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.LaneConfig;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.wire.Link;
import com.evertill.devices.wire.Order.Welcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** The agent, put together from its configuration. */
final class AgentProgram {

    /** What a service takes longer than its terminal. */
    private static final int MARGIN_SECONDS = 10;

    /** Serves until the process is told to end. */
    static void serve(
            AgentConfig config,
            Path folder,
            PrintStream out,
            Executor executor,
            InstantSource clock,
            String software,
            String run) {
        var lane = AgentConfig.needed(config.lane(), "lane");
        var doors = Doors.of(config, folder);
        var work = new LaneAtWork(new Own(executor, clock), new Outbox(clock), executor);
        var agent = new LaneAgent(
                new LaneAgent.Self(lane, run, software, Link.BEAT),
                doors,
                new LastServed(folder.resolve(lane + ".served.json")),
                work,
                executor);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(agent::close));
        out.println(lane + " serves whichever of these takes it: "
                + String.join(", ", AgentConfig.needed(config.boxes(), "boxes")));
        agent.run();
    }

    private record Own(Executor executor, InstantSource clock) implements LaneAtWork.Opening {

        @Override
        public LaneDevices devices(LaneConfig devices, LaneDevices.Listener listener) {
            return new JposLaneDevices(devices, listener, executor, clock);
        }

        @Override
        public CardTerminal terminal(Welcome till) {
            var cat = till.terminal();
            return cat == null
                    ? new NoTerminal()
                    : new CatTerminal(cat.name(), Math.multiplyExact(cat.timeoutSeconds() + MARGIN_SECONDS, 1_000));
        }
    }

    private AgentProgram() {}
}
