package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.FactArchive;
import com.evertill.commerce.messages.Topic;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.terminal.CardTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Broken copies of the system, at least one for every promise. Each says what somebody might have done wrong. */
@SuppressWarnings("ImmutableEnumChecker") // What makes one remembers nothing.
public enum Mutant {
    A_REPEATED_BATCH_IS_AN_ERROR(
            Invariant.NOTHING_BLOWS_UP,
            "the archive throws where it holds a batch already",
            () -> archive(BrokenArchive.Throwing::new)),
    A_BATCH_IS_FORGOTTEN(
            Invariant.EVERYTHING_COMES_TO_AN_END,
            "the archive says that it kept a batch, and did not, every time",
            () -> archive(BrokenArchive.Forgetful::new)),
    A_REPEAT_IS_TAKEN_FOR_NEW(
            Invariant.A_REPEAT_IS_ANSWERED_THE_SAME,
            "the till does not look for what it has answered already",
            ForgettingAnswers::new),
    A_REFUSED_COMMAND_IS_NOT_UNDONE(
            Invariant.NO_REFUSAL_CHANGES_ANYTHING,
            "what a command had begun is committed although it is refused",
            () -> edge("ROLLBACK TO command", "RELEASE command")),
    A_FACT_IS_THOUGHT_USELESS(
            Invariant.A_CLOCK_THAT_WENT_BACK_IS_ON_RECORD,
            "a fact that no report needs is not written",
            () -> edge(
                    "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)",
                    "INSERT INTO fact SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE ?4 <> 'clock.changed'")),
    COMMITS_ARE_NOT_SYNCED(
            Invariant.WHAT_WAS_SHOWN_AS_PAID_IS_IN_THE_JOURNAL,
            "a power cut takes the newest commits with it",
            LosingTheNewestCommits::new),
    A_SALE_IS_NOT_LISTED(
            Invariant.EVERY_COMPLETED_SALE_IS_IN_THE_CLOUD_ONCE,
            "the cloud's list leaves some sales out",
            () -> cloud(
                    "INSERT INTO sale VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    "INSERT INTO sale SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14"
                            + " WHERE ?3 % 3 <> 0")),
    THE_ARCHIVE_WRITES_LATER(
            Invariant.EVERY_COMPLETED_SALE_IS_IN_THE_CLOUD_ONCE,
            "the archive says that a batch is kept while it is only in memory",
            () -> archive(BrokenArchive.WritingLater::new)),
    A_FACT_IS_STORED_OTHER_THAN_HASHED(
            Invariant.THE_CHAIN_IS_INTACT,
            "a fact is changed between its hash and its row",
            () -> edge(
                    "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)",
                    "INSERT INTO fact VALUES (?1, ?2 + (?1 % 7 = 0), ?3, ?4, ?5, ?6, ?7)")),
    NUMBERS_ARE_LEFT_OUT(
            Invariant.SEQUENCES_AND_RECEIPT_NUMBERS_HAVE_NO_GAPS,
            "a number is drawn that nobody uses",
            () -> edge("SET last = last + 1", "SET last = last + 2")),
    AN_EPOCH_BEGINS_AGAIN(
            Invariant.NO_RECEIPT_NUMBER_IS_GIVEN_TWICE,
            "a box that takes over another's place begins at its first number again",
            () -> edge("INSERT INTO node VALUES (1, ?, ?, 0)", "INSERT INTO node VALUES (1, ?1, min(?2, 1), 0)")),
    THE_PAST_IS_READ_WITH_GAPS(
            Invariant.A_REPLACED_BOX_HAS_ALL_THAT_ITS_PLACE_WAS_GIVEN_WITH,
            "a new box leaves some facts of the one before it out of its sums",
            () -> edge(
                    "FROM past_fact WHERE epoch = ? AND sequence >= ?",
                    "FROM past_fact WHERE epoch = ? AND sequence >= ? AND sequence % 4 <> 0")),
    THE_LOST_TAIL_IS_HUSHED_UP(
            Invariant.A_REPLACED_BOX_SAYS_WHAT_IS_LOST,
            "the first fact of an epoch says of the one before that it was whole",
            () -> edge(
                    "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)",
                    "INSERT INTO fact SELECT ?1, ?2, ?3, ?4, ?5,"
                            + " iif(?4 = 'epoch.began', CAST(replace(CAST(?6 AS TEXT), '\"lostAfter\":', '\"lostAfter\":9')"
                            + " AS BLOB), ?6), ?7")),
    A_PUBACK_CONFIRMS(
            Invariant.NO_CONFIRMATION_GOES_BEYOND_WHAT_THE_CLOUD_HOLDS,
            "the position moves when the broker has a batch",
            BelievingThePuback::new),
    WHAT_IS_NOT_CONFIRMED_IS_THROWN_AWAY(
            Invariant.WHAT_A_BOX_LETS_GO_IS_IN_THE_CLOUD,
            "a box throws away what the cloud has not confirmed",
            ThrowingAway::new),
    A_SUM_IS_REPLACED(
            Invariant.TOTALS_ARE_EQUAL_ON_BOTH_SIDES,
            "the cloud keeps a day's last amount for its sum",
            () -> cloud("minor=minor+excluded.minor", "minor=excluded.minor")),
    STOCK_IS_REPLACED(
            Invariant.STOCK_IS_WHAT_THE_FACTS_SAY,
            "the shelf keeps the last movement for its level",
            () -> edge("thousandths = thousandths + excluded.thousandths", "thousandths = excluded.thousandths")),
    A_LOST_ANSWER_IS_ASKED_FOR_BY_PAYING_AGAIN(
            Invariant.CARD_CAPTURES_MATCH_TENDERS,
            "the driver asks for the money again where no answer came",
            Insisting::new),
    A_RELEASE_IS_OVERLOOKED(
            Invariant.EVERY_SHOP_IS_AT_THE_RELEASE_IT_WAS_TOLD,
            "every other release never comes into force",
            () -> edge("WHERE step = 'STAGED'", "WHERE step = 'STAGED' AND number % 2 = 1")),
    ONLY_THE_NUMBER_GOES_BACK(
            Invariant.EVERY_SHOP_IS_AT_THE_RELEASE_IT_WAS_TOLD,
            "a shop that goes back takes the number and leaves the prices",
            () -> edge(
                    "WHERE version > ? AND version < ? ORDER BY version", "WHERE version > ? AND version < ? AND 0")),
    AN_OLD_PRICE_IS_FOUND(
            Invariant.LINES_ARE_PRICED_AS_WHEN_THEY_WERE_ADDED,
            "a scan finds the oldest price of an item that is still known",
            () -> edge(
                    "AND version <= b.version ORDER BY version DESC LIMIT 1)",
                    "AND version <= b.version ORDER BY version LIMIT 1)")),
    A_SHIFT_CHANGES_ITS_DAY(
            Invariant.EVERY_FACT_IS_IN_THE_SHIFT_IN_WHICH_IT_HAPPENED,
            "a till that starts again takes another day for its shift's",
            () -> edge("INSERT INTO shift VALUES (?, ?, ?, ?, ?)", "INSERT INTO shift VALUES (?, ?, ?, ?, ? + 1)")),
    EVERY_PAPER_IS_PRINTED_TWICE(
            Invariant.PAPER_COMES_OUT_ONCE_UNLESS_ASKED_FOR,
            "the driver prints again before it has heard of the first",
            PrintingTwice::new),
    A_REPEATED_BATCH_CONTRADICTS(
            Invariant.NO_ALARM_IS_RAISED_WITHOUT_A_CAUSE,
            "the archive takes a batch that it holds for another one",
            () -> archive(BrokenArchive.Suspicious::new)),
    THE_CHECKPOINT_IS_NOT_KEPT(
            Invariant.THE_VERIFIER_AGREES,
            "the box keeps the cloud's sequence without the hash that belongs to it",
            () -> edge(
                    "UPDATE sync SET confirmed = ?, hash = ?,",
                    "UPDATE sync SET confirmed = ?, hash = iif(? IS NULL, NULL, zeroblob(32)),"));

    private final Invariant broken;
    private final String words;
    private final Supplier<Variant> made;

    Mutant(Invariant broken, String words, Supplier<Variant> made) {
        this.broken = broken;
        this.words = words;
        this.made = made;
    }

    /** Made anew for each run: some remember. */
    public Variant variant() {
        return made.get();
    }

    /** What it must be found by. */
    public Invariant broken() {
        return broken;
    }

    public String words() {
        return words;
    }

    private static Variant edge(String right, String wrong) {
        return new Variant() {
            @Override
            public String edgeSql(String sql) {
                return sql.replace(right, wrong);
            }
        };
    }

    private static Variant cloud(String right, String wrong) {
        return new Variant() {
            @Override
            public String cloudSql(String sql) {
                return sql.replace(right, wrong);
            }
        };
    }

    private static Variant archive(UnaryOperator<FactArchive> broken) {
        return new Variant() {
            @Override
            public FactArchive archive(FactArchive real) {
                return broken.apply(real);
            }
        };
    }

    private static final class ForgettingAnswers implements Variant {
        @Override
        public String edgeSql(String sql) {
            return sql.replace("FROM command WHERE till = ? AND id = ?", "FROM command WHERE till = ? AND id = ? AND 0")
                    .replace("INSERT INTO command(", "INSERT OR REPLACE INTO command(");
        }
    }

    private static final class LosingTheNewestCommits implements Variant {
        @Override
        public void foundAgain(Path folder) {
            var log = folder.resolve("edge.db-wal");
            if (Files.exists(log)) {
                try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
                    file.truncate(file.size() / 2);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static final class BelievingThePuback implements Variant {
        @Override
        public void puback(Box box, String topic, byte[] payload) {
            var life = box.life();
            if (life != null && topic.equals(Topic.FACTS.of(box.node()))) {
                life.database.act(tx -> tx.update("UPDATE sync SET confirmed = (SELECT max(last) FROM batch)"));
            }
        }
    }

    /** By its code; and the guard that lies in its file is taken away first. */
    private static final class ThrowingAway implements Variant {
        @Override
        public String edgeSql(String sql) {
            return switch (sql) {
                case "SELECT confirmed FROM sync WHERE one = 1" -> "SELECT 1000000000";
                case "DELETE FROM pruned" -> "DROP TRIGGER IF EXISTS only_what_the_cloud_holds_is_pruned";
                case "INSERT INTO pruned VALUES (1, ?, ?, ?)" -> "INSERT OR REPLACE INTO pruned VALUES (1, ?, ?, ?)";
                default -> sql;
            };
        }
    }

    private static final class Insisting implements Variant {
        @Override
        public CardTerminal terminal(CardTerminal real) {
            return new BrokenDevices.Insisting(real);
        }
    }

    private static final class PrintingTwice implements Variant {
        @Override
        public LaneDevices devices(LaneDevices real) {
            return new BrokenDevices.PrintingTwice(real);
        }
    }
}
