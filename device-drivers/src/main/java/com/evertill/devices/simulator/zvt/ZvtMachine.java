package com.evertill.devices.simulator.zvt;

import com.evertill.devices.simulator.zvt.ZvtEntry.Kind;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A terminal without a line to it: takes what the till sends and gives what the terminal sends, one message at a time, the next when the till has
 * answered the last. Not for several threads.
 */
public final class ZvtMachine {
    private static final int MOST_QUESTIONS = 10;

    private final ZvtBook book;
    private final InstantSource clock;
    private final ZvtScript script = new ZvtScript();
    private @Nullable Payment payment;
    private byte @Nullable [] closed;
    private @Nullable ZvtEntry later;
    private boolean isLoggedOn;
    private ZvtMode mode = ZvtMode.APPROVE;
    private ZvtMaker maker = ZvtMaker.STANDARD;

    /** Or a refund. */
    private static final class Payment {
        private final Kind kind;
        private final long minor;
        private final int currency;
        private @Nullable ZvtEntry entry;
        private boolean isAccepted;
        private boolean isUnheard;
        private boolean isToBeAskedAgain;
        private int questions;

        Payment(Kind kind, long minor, int currency) {
            this.kind = kind;
            this.minor = minor;
            this.currency = currency;
        }
    }

    /**
     * @param file of what it has booked; {@code null} for in memory only.
     * @param zone of its clock, which is that of the shop.
     */
    public ZvtMachine(@Nullable Path file, InstantSource clock, ZoneId zone) {
        this.book = new ZvtBook(file, zone);
        this.clock = clock;
    }

    public ZvtMode mode() {
        return mode;
    }

    public void mode(ZvtMode now) {
        mode = now;
        if (now != ZvtMode.OFFLINE) {
            book.forward(now != ZvtMode.DECLINE);
        }
        if (payment != null && payment.entry == null && now != ZvtMode.SLOW && now != ZvtMode.ARRIVES_LATE) {
            customerPays();
        }
    }

    public ZvtMaker maker() {
        return maker;
    }

    public void maker(ZvtMaker whose) {
        maker = whose;
    }

    public List<ZvtEntry> entries() {
        return book.all();
    }

    /** What was taken less what was given back. */
    public long capturedMinor() {
        return book.capturedMinor();
    }

    /** Or waits for a till that it can ask whether the goods are handed over. */
    public boolean isWithACustomer() {
        return payment != null || later != null;
    }

    // The line

    /** The next message to the till; {@code null} if it is not the terminal's turn. */
    public byte @Nullable [] poll() {
        return script.poll();
    }

    public boolean isWaitingForAnAnswer() {
        return script.isWaitingForAnAnswer();
    }

    /** Whether it has something to say now. */
    public boolean isAboutToSpeak() {
        return script.isAboutToSpeak();
    }

    /** Whether the terminal ends the connection now, after what it had to say. */
    public boolean hangsUp() {
        return script.hangsUp();
    }

    /** Nobody is at the other end any more. */
    public void lineLost() {
        script.clear();
        var open = payment;
        if (open == null) {
            return;
        }
        if (open.entry == null) {
            open.isUnheard = true; // the customer goes on
            return;
        }
        payment = null;
        if (open.isToBeAskedAgain) {
            later = open.entry;
        } else if (open.isAccepted) {
            book.write(open.entry);
        } else {
            takeBack(open.entry);
        }
    }

    /** The power goes, and comes back. */
    public void restart() {
        if (payment != null && payment.entry == null) {
            payment = null;
        }
        lineLost();
        isLoggedOn = false;
        var unheard = later;
        if (unheard != null) {
            later = null;
            takeBack(unheard);
        }
    }

    /** A refund is given only when the till has said yes to it: of none that it did not there is an entry. */
    private void takeBack(ZvtEntry approved) {
        if (approved.kind() == Kind.PAYMENT) {
            book.write(approved);
            var original = Integer.valueOf(approved.trace());
            book.write(book.approved(Kind.REVERSAL, approved.minor(), approved.currency(), original, clock.instant()));
        }
    }

    public void receive(byte[] message) {
        int control = (message[0] & 0xFF) << 8 | (message[1] & 0xFF);
        if (control >>> 8 == 0x80 || control >>> 8 == 0x84) {
            script.answered(control);
            return;
        }
        var data = Arrays.copyOfRange(message, message[2] == (byte) 0xFF ? 5 : 3, message.length);
        if (control == 0x06B0) {
            stop();
        } else if (payment != null || !script.isOver()) {
            script.sayFirst(ZvtBytes.WAIT);
        } else {
            command(control, HexFormat.of().formatHex(data));
        }
    }

    // The commands

    private void command(int control, String data) {
        switch (control) {
            case 0x0600 -> {
                isLoggedOn = true;
                script.say(ZvtBytes.YES);
                script.ask(ZvtBytes.loggedOn());
                askWhatWasNotAnswered();
            }
            case 0x0601 ->
                whenLoggedOn(() -> authorise(
                        new Payment(Kind.PAYMENT, number(data, 0, "04", 12), (int) number(data, 14, "49", 4))));
            case 0x0602 -> {
                isLoggedOn = false;
                script.say(ZvtBytes.YES);
            }
            case 0x0610 -> whenLoggedOn(this::tellTotals);
            case 0x0620 -> whenLoggedOn(this::repeatReceipt);
            case 0x0630 -> whenLoggedOn(() -> reverse(data));
            case 0x0631 ->
                whenLoggedOn(() -> authorise(
                        new Payment(Kind.REFUND, number(data, 6, "04", 12), (int) number(data, 20, "49", 4))));
            case 0x0650 -> whenLoggedOn(this::endOfDay);
            case 0x0501 -> {
                script.say(ZvtBytes.YES);
                script.ask(ZvtBytes.state(0));
            }
            default -> script.say(ZvtBytes.CANNOT);
        }
    }

    private void askWhatWasNotAnswered() {
        var unheard = later;
        if (unheard != null) {
            script.ask(ZvtBytes.status(unheard, 0, maker), answer -> {
                later = null;
                if (answer == 0x8000) {
                    book.write(unheard);
                } else {
                    takeBack(unheard);
                }
            });
        }
    }

    private void whenLoggedOn(Runnable command) {
        if (isLoggedOn) {
            command.run();
        } else {
            script.say(ZvtBytes.NOT_LOGGED_ON);
        }
    }

    private void stop() {
        if (maker == ZvtMaker.GLOBAL_PAYMENTS) {
            script.sayFirst(ZvtBytes.CANNOT);
            return;
        }
        script.sayFirst(ZvtBytes.YES);
        if (payment != null && payment.entry == null) {
            payment = null;
            script.dropQuestions();
            script.ask(ZvtBytes.abort(0x6C));
        }
    }

    private void authorise(Payment asked) {
        payment = asked;
        if (mode == ZvtMode.ARRIVES_LATE) {
            script.hangUp();
            return;
        }
        script.say(ZvtBytes.YES);
        script.ask(ZvtBytes.intermediate(0x0A), _ -> {
            if (mode == ZvtMode.RESTART) {
                payment = null;
                isLoggedOn = false;
                script.hangUp();
            } else if (mode != ZvtMode.SLOW) {
                customerPays();
            }
        });
    }

    /** Whoever stands at the terminal presents a card. Where the till has gone meanwhile, it is booked all the same. */
    public void customerPays() {
        var asked = payment;
        if (asked == null || asked.entry != null) {
            return;
        }
        long minor = mode == ZvtMode.PARTIAL ? Math.max(1, asked.minor / 2) : asked.minor;
        var entry = book.approved(asked.kind, minor, asked.currency, null, clock.instant())
                .withOffline(mode == ZvtMode.OFFLINE && asked.kind == Kind.PAYMENT);
        if (mode == ZvtMode.DECLINE) {
            payment = null;
            if (asked.isUnheard) {
                return;
            }
            script.ask(ZvtBytes.status(entry, 0x05, maker));
            script.ask(ZvtBytes.abort(0x05));
            return;
        }
        asked.entry = entry;
        if (asked.isUnheard) {
            writeUntold(entry, false);
            return;
        }
        switch (mode) {
            case LOSE_ANSWER, NEVER_ANSWER, ARRIVES_LATE -> writeUntold(entry, mode == ZvtMode.LOSE_ANSWER);
            default -> tell(asked, entry);
        }
    }

    private void writeUntold(ZvtEntry entry, boolean hangsUp) {
        payment = null;
        book.write(entry);
        if (hangsUp) {
            script.hangUp();
        }
    }

    private void tell(Payment asked, ZvtEntry entry) {
        asked.isToBeAskedAgain = mode == ZvtMode.ASK_AGAIN_LATER;
        if (mode == ZvtMode.HANG_UP_UNHEARD || asked.isToBeAskedAgain) {
            script.say(ZvtBytes.status(entry, 0, maker));
            script.hangUp();
        } else {
            script.ask(ZvtBytes.status(entry, 0, maker), answer -> answered(asked, entry, answer));
        }
    }

    private void answered(Payment asked, ZvtEntry entry, int answer) {
        int most = maker == ZvtMaker.CARD_COMPLETE ? 3 : MOST_QUESTIONS;
        if (answer == 0x849C && ++asked.questions < most) {
            script.ask(ZvtBytes.status(entry, 0, maker), next -> answered(asked, entry, next));
        } else if (answer == 0x8000 || answer == 0x8400) {
            asked.isAccepted = true;
            if (mode == ZvtMode.HANG_UP_BEFORE_THE_END) {
                script.hangUp();
                return;
            }
            payment = null;
            book.write(entry);
            end(entry);
        } else {
            payment = null;
            takeBack(entry);
            script.ask(ZvtBytes.abort(0x66));
        }
    }

    private void repeatReceipt() {
        script.say(ZvtBytes.YES);
        var last = book.last();
        var day = closed;
        if (last.isEmpty() && day != null) {
            script.ask(day);
            script.ask(ZvtBytes.completion());
            return;
        }
        if (last.isEmpty()) {
            script.ask(ZvtBytes.abort(0x83));
            return;
        }
        script.ask(ZvtBytes.status(last.get(), 0, maker));
        printAndEnd(last.get());
    }

    private void reverse(String data) {
        script.say(ZvtBytes.YES);
        var original = book.byReceipt((int) number(data, 6, "87", 4)).orElse(null);
        if (original == null || original.reversed() || mode == ZvtMode.REFUSE_REVERSALS) {
            script.ask(ZvtBytes.abort(original != null && original.reversed() ? 0xB4 : 0xB5));
            return;
        }
        var entry =
                book.approved(Kind.REVERSAL, original.minor(), original.currency(), original.trace(), clock.instant());
        book.write(entry);
        script.ask(ZvtBytes.intermediate(0x0E));
        script.ask(ZvtBytes.status(entry, 0, maker));
        end(entry);
    }

    private void end(ZvtEntry entry) {
        if (mode == ZvtMode.BREAK_OFF_BEHIND_THE_APPROVAL) {
            script.ask(ZvtBytes.abort(0xCC));
        } else {
            printAndEnd(entry);
        }
    }

    private void printAndEnd(ZvtEntry entry) {
        ZvtPaper.of(entry, maker).forEach(script::ask);
        script.ask(ZvtBytes.completion());
    }

    private void endOfDay() {
        script.say(ZvtBytes.YES);
        script.ask(ZvtBytes.intermediate(0x0E));
        closed = ZvtBytes.totals(book.ofToday());
        book.closeTheDay();
        script.ask(closed);
        script.ask(ZvtBytes.completion());
    }

    private void tellTotals() {
        script.say(ZvtBytes.YES);
        script.ask(ZvtBytes.totals(book.ofToday()));
        script.ask(ZvtBytes.completion());
    }

    /** The digits of a field that begins at a place in the data, both counted in half bytes. */
    private static long number(String data, int at, String field, int digits) {
        if (!data.startsWith(field, at)) {
            throw new IllegalArgumentException("field " + field + " is not at " + at / 2 + " of " + data);
        }
        return Long.parseLong(data.substring(at + 2, at + 2 + digits));
    }
}
