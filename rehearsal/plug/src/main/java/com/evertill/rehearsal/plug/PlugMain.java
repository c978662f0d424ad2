package com.evertill.rehearsal.plug;

import java.nio.file.Path;
import java.util.List;

/** {@code ./evertill pull PLUG}: see {@link #USAGE}. */
public final class PlugMain {
    private static final String USAGE = """
            ./evertill pull power [OPTIONS]   record the shop's disk while it sells, open every disk that a power cut could leave
              --native        the shop as its native executable (./evertill native makes it)
              --commands N    that each of two tills is given (default 500)
              --images N      disks that are made and opened (default 2000)
              --seed N        the same commands and the same losses again (default 1)

            ./evertill pull kill [OPTIONS]    kill -9 shop, cloud and broker at random moments while two tills sell
              --native        as above
              --mosquitto     with mosquitto as the broker (it must be installed)
              --kills N       (default 1000)
              --seed N        the same commands and victims again (default 1)

            ./evertill pull disk [OPTIONS]    sell on a small disk until it is full, make room, sell on (Linux, as root)
              --native        as above
              --mosquitto     as above
              --times N       (default 10)
              --seed N        the same commands again (default 1)

            ./evertill pull readonly [OPTIONS]   the disk becomes read-only while it sells, and writable again (Linux, with cc)
              --real          by an error of a real file system, which is unmounted, checked and mounted (as root)
              --native        as above
              --mosquitto     as above
              --times N       (default 10)
              --seed N        the same commands again (default 1)

            ./evertill pull restore [OPTIONS]   back up while two tills sell, kill the shop, go on from the newest backup
              --native        as above
              --mosquitto     as above
              --no-cloud      go on from it; otherwise the cloud knows better, and the shop begins a new epoch
              --backups N     made while they sell, 5 to 10 seconds apart (default 10)
              --seed N        the same commands again (default 1)

            ./evertill pull damage [OPTIONS]  overwrite parts of the journal's file, see it set aside, saved, and the shop go on from the cloud
              --native        as above
              --mosquitto     as above
              --times N       (default 10)
              --seed N        the same commands and the same damage again (default 1)

            ./evertill pull wire [OPTIONS]    harm the lines of shop and cloud to the broker in every way while two tills sell
              --native        as above
              --mosquitto     as above
              --times N       each trouble on each line (default 3)
              --seed N        the same commands and the same order of troubles again (default 1)

            ./evertill pull soak [OPTIONS]    sell at full speed over harmed lines, and watch what the shop uses (Linux)
              --native        as above
              --mosquitto     as above
              --minutes N     (default 60)
              --seed N        the same commands and troubles again (default 1)""";

    private static final Path PLACE = Path.of(".evertill", "pull");

    private PlugMain() {}

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(pull(List.of(arguments)));
        } catch (Options.UsageException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
    }

    private static int pull(List<String> arguments) throws Exception {
        if (arguments.isEmpty() || arguments.contains("--help")) {
            System.out.println(USAGE);
            return 0;
        }
        var options = new Options(arguments.subList(1, arguments.size()));
        return switch (arguments.getFirst()) {
            case "power" -> power(options);
            case "kill" -> kill(options);
            case "disk" -> disk(options);
            case "readonly" -> readOnly(options);
            case "restore" -> restore(options);
            case "damage" -> damage(options);
            case "soak" -> soak(options);
            case "wire" -> wire(options);
            default -> throw new Options.UsageException("There is no plug '" + arguments.getFirst() + "'.");
        };
    }

    private static int power(Options options) throws Exception {
        var plan = new PowerCut.Plan(
                options.flag("--native"),
                (int) options.number("--commands", 500),
                (int) options.number("--images", 2_000),
                options.number("--seed", 1));
        options.requireNoMore();
        if (!Preload.canBeHad()) {
            System.err.println(
                    "Recording the disk needs a C compiler, and there is no cc: install one (Debian: gcc libc6-dev).");
            return 2;
        }
        var outcome =
                new PowerCut(PLACE.resolve("power"), System.out).run(Path.of("").toAbsolutePath(), plan);
        outcome.wrong().stream().limit(10).forEach(System.out::println);
        System.out.printf(
                "%,d disks after power cuts within %,d operations, losing %s: %s%n",
                outcome.images(),
                outcome.operations(),
                outcome.made(),
                outcome.wrong().isEmpty()
                        ? "all sound, and nothing lost that was shown"
                        : outcome.wrong().size() + " WRONG");
        return outcome.wrong().isEmpty() ? 0 : 1;
    }

    private static int kill(Options options) throws Exception {
        var plan = new KillStorm.Plan(
                options.flag("--native"),
                options.flag("--mosquitto"),
                (int) options.number("--kills", 1_000),
                options.number("--seed", 1));
        options.requireNoMore();
        var outcome =
                new KillStorm(PLACE.resolve("kill"), System.out).run(Path.of("").toAbsolutePath(), plan);
        outcome.wrong().stream().limit(10).forEach(System.out::println);
        System.out.printf(
                "killed %s during %,d commands and %,d sales: %s%n",
                outcome.kills(),
                outcome.commands(),
                outcome.sales(),
                outcome.wrong().isEmpty()
                        ? "nothing lost or doubled, the journal sound, both sides' sums equal"
                        : outcome.wrong().size() + " WRONG");
        return outcome.wrong().isEmpty() ? 0 : 1;
    }

    private static int disk(Options options) throws Exception {
        var plan = new FullDisk.Plan(
                options.flag("--native"),
                options.flag("--mosquitto"),
                (int) options.number("--times", 10),
                options.number("--seed", 1));
        options.requireNoMore();
        if (!SmallDisk.canBeHad()) {
            System.err.println("Making a small disk needs Linux, mount and root.");
            return 2;
        }
        var outcome =
                new FullDisk(PLACE.resolve("disk"), System.out).run(Path.of("").toAbsolutePath(), plan);
        outcome.wrong().stream().limit(10).forEach(System.out::println);
        System.out.printf(
                "the disk was full %d times during %,d sales, %d commands were refused and %d of them done later: %s%n",
                plan.times(),
                outcome.sales(),
                outcome.refused(),
                outcome.resumed(),
                outcome.wrong().isEmpty()
                        ? "said so each time, lost nothing, went on when there was room"
                        : outcome.wrong().size() + " WRONG");
        return outcome.wrong().isEmpty() ? 0 : 1;
    }

    private static int readOnly(Options options) throws Exception {
        boolean real = options.flag("--real");
        var plan = new ReadOnly.Plan(
                options.flag("--native"),
                options.flag("--mosquitto"),
                (int) options.number("--times", 10),
                options.number("--seed", 1));
        options.requireNoMore();
        if (real ? !FailingDisk.canBeHad() : !Preload.canBeHad()) {
            System.err.println(
                    "A read-only disk needs Linux with a C compiler; a real one root, ext4 and loop devices.");
            return 2;
        }
        var readOnly = new ReadOnly(PLACE.resolve("readonly"), System.out);
        var project = Path.of("").toAbsolutePath();
        var outcome = real ? readOnly.real(project, plan) : readOnly.pretended(project, plan);
        outcome.wrong().stream().limit(10).forEach(System.out::println);
        System.out.printf(
                "the disk was read-only %d times during %,d sales, %d commands were refused and %d of them done later: %s%n",
                plan.times(),
                outcome.sales(),
                outcome.refused(),
                outcome.resumed(),
                outcome.wrong().isEmpty()
                        ? "said so each time, lost nothing, went on when it could be written"
                        : outcome.wrong().size() + " WRONG");
        return outcome.wrong().isEmpty() ? 0 : 1;
    }

    private static int restore(Options options) throws Exception {
        var plan = new Restore.Plan(
                options.flag("--native"),
                !options.flag("--no-cloud"),
                options.flag("--mosquitto"),
                (int) options.number("--backups", 10),
                options.number("--seed", 1));
        options.requireNoMore();
        var outcome = new Restore(PLACE.resolve("restore"), System.out)
                .run(Path.of("").toAbsolutePath(), plan);
        outcome.wrong().stream().limit(10).forEach(System.out::println);
        System.out.printf("commands beside none: %s%n", outcome.without());
        System.out.printf("commands beside one: %s%n", outcome.beside());
        System.out.printf(
                "%d backups; restored up to fact %,d, %,d were sold after it: %s%n",
                outcome.backups(),
                outcome.restored(),
                outcome.lost(),
                outcome.wrong().isEmpty()
                        ? "each a beginning of the journal and sound, "
                                + (plan.cloud()
                                        ? "and with the cloud's word the shop sold nothing more on it and began a new epoch"
                                        : "and the till sells on from it")
                        : outcome.wrong().size() + " WRONG");
        return outcome.wrong().isEmpty() ? 0 : 1;
    }

    private static int damage(Options options) throws Exception {
        var plan = new Damage.Plan(
                options.flag("--native"),
                options.flag("--mosquitto"),
                (int) options.number("--times", 10),
                options.number("--seed", 1));
        options.requireNoMore();
        var outcome =
                new Damage(PLACE.resolve("damage"), System.out).run(Path.of("").toAbsolutePath(), plan);
        outcome.wrong().stream().limit(10).forEach(System.out::println);
        System.out.printf(
                "the file was damaged %d times, found %s; %,d sales, %,d of them were in what nobody could read: %s%n",
                plan.times(),
                outcome.found(),
                outcome.sales(),
                outcome.lost(),
                outcome.wrong().isEmpty()
                        ? "all others are with the cloud, no number was given twice, both sides' sums equal"
                        : outcome.wrong().size() + " WRONG");
        return outcome.wrong().isEmpty() ? 0 : 1;
    }

    private static int wire(Options options) throws Exception {
        var plan = new WireStorm.Plan(
                options.flag("--native"),
                options.flag("--mosquitto"),
                (int) options.number("--times", 3),
                options.number("--seed", 1),
                true);
        options.requireNoMore();
        var outcome =
                new WireStorm(PLACE.resolve("wire"), System.out).run(Path.of("").toAbsolutePath(), plan);
        outcome.wrong().stream().limit(10).forEach(System.out::println);
        System.out.printf(
                "felt %s; the shop said %d times that the cloud is away; half-open lines noticed after %s%n",
                outcome.felt(), outcome.away(), outcome.halfOpen());
        System.out.printf("commands meanwhile: %s%n", outcome.answers());
        System.out.printf(
                "%,d sales in %,d batches: %s%n",
                outcome.sales(),
                outcome.batches(),
                outcome.wrong().isEmpty()
                        ? "nothing lost or doubled, each batch stored once as it was cut, both sides' sums equal"
                        : outcome.wrong().size() + " WRONG");
        return outcome.wrong().isEmpty() ? 0 : 1;
    }

    private static int soak(Options options) throws Exception {
        var plan = new Soak.Plan(
                options.flag("--native"),
                options.flag("--mosquitto"),
                (int) options.number("--minutes", 60),
                options.number("--seed", 1));
        options.requireNoMore();
        var outcome =
                new Soak(PLACE.resolve("soak"), System.out).run(Path.of("").toAbsolutePath(), plan);
        outcome.wrong().stream().limit(10).forEach(System.out::println);
        System.out.printf(
                "%,d sales; commands: %s; %s%n",
                outcome.sales(),
                outcome.answers(),
                outcome.wrong().isEmpty()
                        ? "nothing grew that should not, nothing was lost or doubled"
                        : outcome.wrong().size() + " WRONG");
        return outcome.wrong().isEmpty() ? 0 : 1;
    }
}
