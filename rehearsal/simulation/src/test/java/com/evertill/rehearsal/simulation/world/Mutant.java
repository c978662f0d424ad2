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
    A_COUNTER_STANDS_STILL(
            Invariant.NO_RECEIPT_NUMBER_IS_GIVEN_TWICE,
            "the counter of receipts stands still, and nobody minds",
            () -> edge(sql -> sql.replace(
                            "SET last = last + 1", "SET last = last + CASE kind WHEN 'receipt' THEN 0 ELSE 1 END")
                    .replace("INSERT INTO receipt", "INSERT OR REPLACE INTO receipt"))),
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
    A_PLACE_IS_GIVEN_WITH_TOO_LITTLE(
            Invariant.A_REPLACED_BOX_SAYS_WHAT_IS_LOST,
            "head office gives a place away by an older position than the archive's",
            () -> cloud(
                    "DO UPDATE SET sequence=excluded.sequence, hash=excluded.hash",
                    "DO UPDATE SET sequence=excluded.sequence, hash=excluded.hash WHERE excluded.sequence % 3 <> 0")),
    THE_CLOUDS_WORD_OF_AN_OLD_COPY_IS_FORGOTTEN(
            Invariant.AN_OLD_COPY_THAT_IS_PUT_BACK_IS_FOUND_OUT,
            "a box that starts again knows nothing of what the cloud has said of its file",
            ForgettingTheWord::new),
    THE_CLOUDS_WORD_OF_AN_OLD_COPY_IS_WRITTEN_DOWN_LATER(
            Invariant.NO_RECEIPT_NUMBER_IS_GIVEN_TWICE,
            "a box writes down a second later what the cloud has said of its file",
            WritingTheWordLater::new),
    THE_PAST_IS_FORGOTTEN(
            Invariant.NO_CONFIRMATION_GOES_BEYOND_WHAT_THE_CLOUD_HOLDS,
            "the archive forgets an epoch when the next one sends",
            () -> archive(BrokenArchive.ForgettingThePast::new)),
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
    A_LOST_ANSWER_IS_ASKED_FOR_BY_GIVING_BACK_AGAIN(
            Invariant.CARD_CAPTURES_MATCH_TENDERS,
            "the driver gives money back again where no answer came",
            GivingTwice::new),
    TWO_PAYMENTS_ARE_MIXED_UP(
            Invariant.CARD_CAPTURES_MATCH_TENDERS,
            "the driver takes the names of two payments for one another",
            MixingUp::new),
    A_PERIOD_IS_ENDED_TWICE(
            Invariant.WHAT_A_TERMINAL_COUNTED_IS_ON_RECORD,
            "the driver ends the terminal's period once more, and tells that one",
            EndingTwice::new),
    THE_LIMITS_ARE_NOT_HEARD(
            Invariant.OFFLINE_APPROVALS_STAY_WITHIN_THE_LIMITS,
            "a till keeps to the limits that hold where head office has said nothing",
            () -> edge("WHERE offline_limits IS NOT NULL", "WHERE offline_limits IS NOT NULL AND 0")),
    A_LATER_DECLINE_IS_SHRUGGED_OFF(
            Invariant.A_LATER_DECLINE_IS_AN_EXCEPTION_UNTIL_SOMEBODY_CLOSES_IT,
            "what the bank declines later is written down, and stands open for nobody",
            () -> edge(
                    "INSERT INTO open_exception(id, till, opened, fact, type) VALUES (?, ?, ?, ?, ?)",
                    "INSERT INTO open_exception(id, till, opened, fact, type) SELECT ?1, ?2, ?3, ?4, ?5"
                            + " WHERE ?5 <> 'payment.forwarded'")),
    A_RELEASE_IS_OVERLOOKED(
            Invariant.EVERY_SHOP_IS_AT_THE_RELEASE_IT_WAS_TOLD,
            "every other release never comes into force",
            () -> edge("WHERE step = 'STAGED'", "WHERE step = 'STAGED' AND number % 2 = 1")),
    ONLY_THE_NEWEST_BOOK_IS_LOOKED_AT(
            Invariant.NO_SHOP_REFUSES_WHAT_HEAD_OFFICE_RELEASES,
            "head office does not look at the book that a draft comes into",
            () -> cloud("GROUP BY v.plu HAVING count(*)>1", "GROUP BY v.plu HAVING count(*)>1000")),
    ONLY_THE_NUMBER_GOES_BACK(
            Invariant.EVERY_SHOP_IS_AT_THE_RELEASE_IT_WAS_TOLD,
            "a shop that goes back takes the number and leaves the prices",
            () -> edge(
                    "WHERE version > ? AND version < ? ORDER BY version", "WHERE version > ? AND version < ? AND 0")),
    A_LINE_NAMES_ANOTHER_BOOK(
            Invariant.LINES_ARE_PRICED_AS_WHEN_THEY_WERE_ADDED,
            "a line names the release before the one that it is priced by",
            () -> edge(", b.version, b.release FROM price_book b", ", b.version, b.release - 1 FROM price_book b")),
    AN_OLD_PRICE_IS_FOUND(
            Invariant.LINES_ARE_PRICED_AS_WHEN_THEY_WERE_ADDED,
            "a scan finds the oldest price of an item that is still known",
            () -> edge(
                    "AND version <= b.version ORDER BY version DESC LIMIT 1)",
                    "AND version <= b.version ORDER BY version LIMIT 1)")),
    A_SHIFT_CHANGES_ITS_DAY(
            Invariant.EVERY_FACT_IS_IN_THE_SHIFT_IN_WHICH_IT_HAPPENED,
            "a till that starts again takes another day for its shift's",
            () -> edge("INSERT INTO shift VALUES (?, ?, ?, ?, ?,", "INSERT INTO shift VALUES (?, ?, ?, ?, ? + 1,")),
    A_RECALLED_BASKET_STILL_WAITS(
            Invariant.A_BASKET_HAS_ONE_OWNER,
            "a till that recalls a basket leaves it for the next that wants it",
            () -> edge(
                    "DELETE FROM waiting_basket WHERE basket = ?",
                    "DELETE FROM waiting_basket WHERE basket = ? AND 0")),
    NOBODY_REMEMBERS_THAT_A_CART_WAS_GIVEN(
            Invariant.A_CART_IS_PAID_FOR_ONCE,
            "neither the cloud nor the shop remembers that a cart was given",
            ForgettingWhatWasGiven::new),
    A_CART_IS_NEVER_SOLD(
            Invariant.THE_CLOUD_KNOWS_WHAT_BECAME_OF_EVERY_CART,
            "the cloud does not keep that a shop has sold a cart",
            () -> cloud(
                    "INSERT INTO sold VALUES(?, ?, ?) ON CONFLICT DO NOTHING",
                    "INSERT INTO sold SELECT ?1, ?2, ?3 WHERE 0")),
    NOBODY_ASKS_FOR_THE_MONEY(
            Invariant.WHAT_IS_PAID_BEFOREHAND_IS_TAKEN_WHEN_IT_IS_HANDED_OVER,
            "orders do not keep that they want the money that was held",
            () -> cloud(
                    "INSERT INTO outbox(event) VALUES(?)",
                    "INSERT INTO outbox(event) SELECT ?1 WHERE ?1 NOT LIKE '%capture-wanted%'")),
    AN_ORDER_AT_A_TILL_IS_NONE(
            Invariant.THE_CLOUD_KNOWS_WHAT_BECAME_OF_EVERY_ORDER,
            "orders do not find the order of a basket that was sold",
            () -> cloud(
                    "SELECT id FROM customer_order WHERE basket = ?",
                    "SELECT id FROM customer_order WHERE basket = ? AND open = 0")),
    EVERY_PAPER_IS_PRINTED_TWICE(
            Invariant.PAPER_COMES_OUT_ONCE_UNLESS_ASKED_FOR,
            "the driver prints again before it has heard of the first",
            PrintingTwice::new),
    ONE_ALARM_IS_THOUGHT_ENOUGH(
            Invariant.WHAT_WAS_FORGED_RAISES_AN_ALARM,
            "a forged batch is put aside without a word",
            () -> cloud("DO UPDATE\nSET count=count+1", "DO UPDATE\nSET count=count")),
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
        return edge(sql -> sql.replace(right, wrong));
    }

    private static Variant edge(UnaryOperator<String> broken) {
        return new Variant() {
            @Override
            public String edgeSql(String sql) {
                return broken.apply(sql);
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

    private static final class ForgettingWhatWasGiven implements Variant {
        @Override
        public String edgeSql(String sql) {
            return sql.replace("FROM received_cart WHERE basket = ?", "FROM received_cart WHERE basket = ? AND 0")
                    .replace("INSERT INTO received_cart", "INSERT OR IGNORE INTO received_cart");
        }

        @Override
        public String cloudSql(String sql) {
            return sql.replace(
                            "SELECT node, since, received FROM handover WHERE cart = ?",
                            "SELECT node, since, received FROM handover WHERE cart = ? AND 0")
                    .replace(
                            "INSERT INTO handover VALUES(?, ?, ?, ?, 0)",
                            "INSERT OR REPLACE INTO handover VALUES(?, ?, ?, ?, 0)")
                    .replace(
                            "SELECT count(*) FROM cart WHERE id = ? AND live = 1",
                            "SELECT count(*) FROM cart WHERE id = ?");
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

    private static final class GivingTwice implements Variant {
        @Override
        public CardTerminal terminal(CardTerminal real) {
            return new BrokenDevices.GivingTwice(real);
        }
    }

    private static final class Insisting implements Variant {
        @Override
        public CardTerminal terminal(CardTerminal real) {
            return new BrokenDevices.Insisting(real);
        }
    }

    private static final class MixingUp implements Variant {
        @Override
        public CardTerminal terminal(CardTerminal real) {
            return new BrokenDevices.MixingUp(real);
        }
    }

    private static final class ForgettingTheWord implements Variant {
        @Override
        public void foundAgain(Path folder) {
            try {
                Files.deleteIfExists(folder.resolve("edge.damaged"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class WritingTheWordLater implements Variant {
        @Override
        public boolean keepsTheCloudsWordAtOnce() {
            return false;
        }
    }

    private static final class EndingTwice implements Variant {
        @Override
        public CardTerminal terminal(CardTerminal real) {
            return new BrokenDevices.EndingTwice(real);
        }
    }

    private static final class PrintingTwice implements Variant {
        @Override
        public LaneDevices devices(LaneDevices real) {
            return new BrokenDevices.PrintingTwice(real);
        }
    }
}
