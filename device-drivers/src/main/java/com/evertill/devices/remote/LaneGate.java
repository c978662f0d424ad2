package com.evertill.devices.remote;

import com.evertill.devices.wire.BrokenRule;
import com.evertill.devices.wire.Line;
import com.evertill.devices.wire.Link;
import com.evertill.devices.wire.Order;
import com.evertill.devices.wire.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where lanes come in: each is asked who it is, and brought to its till. */
public final class LaneGate {

    private static final System.Logger LOG = System.getLogger(LaneGate.class.getName());

    private final Box box;
    private final Map<String, RemoteLane> lanes;
    private final Executor executor;
    private final Duration beat;

    /** @param run new whenever the service is started. */
    public record Box(String node, int epoch, String run) {}

    public LaneGate(Box box, List<RemoteLane> lanes, Executor executor) {
        this(box, lanes, executor, Link.BEAT);
    }

    /** @param beat see {@link Link#BEAT}. */
    public LaneGate(Box box, List<RemoteLane> lanes, Executor executor, Duration beat) {
        this.box = box;
        this.lanes = lanes.stream().collect(Collectors.toMap(RemoteLane::name, Function.identity()));
        this.executor = executor;
        this.beat = beat;
    }

    /**
     * Serves a lane until its line ends: the body of a thread.
     *
     * @param certified the name that its certificate bears; {@code null} where only whoever may use this box can call.
     */
    public void serve(Line line, @Nullable String certified) {
        var link = new Link<Report, Order>(line, Report.class, beat);
        var call = new Call(link, certified);
        var why = "it failed here";
        try {
            why = link.run(call, executor);
        } finally {
            ended(call, line, why);
        }
    }

    private static void ended(Call call, Line line, String why) {
        var lane = call.lane;
        LOG.log(
                System.Logger.Level.INFO,
                "The line of {0} from {1} ended: {2}",
                lane == null ? "nobody who was taken" : lane.name(),
                line.peer(),
                why);
        if (lane != null) {
            if (call.stands) {
                lane.disconnected(call.link, why);
            } else {
                lane.turnedAway(why);
            }
        }
    }

    private final class Call implements Link.Receiver<Report> {
        private final Link<Report, Order> link;
        private final @Nullable String certified;
        private Report.@Nullable Hello hello;
        private @Nullable RemoteLane lane;
        private boolean stands;

        Call(Link<Report, Order> link, @Nullable String certified) {
            this.link = link;
            this.certified = certified;
        }

        @Override
        public void take(Report report) throws BrokenRule {
            if (lane == null) {
                if (!(report instanceof Report.Hello said)) {
                    throw new BrokenRule("the lane did not begin with a hello");
                }
                hello = said;
                greet(said);
            } else if (!stands) {
                if (!(report instanceof Report.Standing standing) || hello == null) {
                    throw new BrokenRule("the lane did not say how its devices are");
                }
                stands = true;
                LOG.log(
                        System.Logger.Level.INFO,
                        "{0} is there, from {1}, {2}",
                        lane.name(),
                        link.peer(),
                        hello.software());
                lane.connected(hello, standing, link);
            } else {
                lane.said(report, link);
            }
        }

        private void greet(Report.Hello said) {
            var found = lanes.get(said.lane());
            var refusal = refusal(said, found != null);
            if (refusal == null && found != null) {
                lane = found;
                link.send(new Order.Welcome(
                        Link.VERSION, box.node(), box.epoch(), box.run(), found.devices(), found.terminal()));
                return;
            }
            if (found != null && (certified == null || certified.equals(said.lane()))) {
                found.turnedAway(String.valueOf(refusal));
            }
            LOG.log(System.Logger.Level.WARNING, "A lane from {0} is not taken: {1}", link.peer(), refusal);
            link.send(new Order.Refused(String.valueOf(refusal)));
        }

        private @Nullable String refusal(Report.Hello said, boolean isKnown) {
            if (said.version() < Link.VERSION) {
                return "this box speaks version " + Link.VERSION + " and newer, the lane's program " + said.version();
            }
            if (certified != null && !certified.equals(said.lane())) {
                return "it calls itself " + said.lane() + ", and its certificate is that of " + certified;
            }
            return isKnown ? null : "no till of store.json has an agent called " + said.lane();
        }
    }
}
