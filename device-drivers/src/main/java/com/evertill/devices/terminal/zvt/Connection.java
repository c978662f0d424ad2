package com.evertill.devices.terminal.zvt;

import com.evertill.devices.terminal.zvt.Dialogue.End;
import com.evertill.devices.terminal.zvt.Dialogue.Goods;
import com.evertill.devices.terminal.zvt.Dialogue.Result;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The line to the terminal, while it stands: logged on, and with the last entry of the turnover file known. For one thread at a time. */
final class Connection {
    private static final Duration HURRY = Duration.ofSeconds(30);

    private final ZvtConfig config;
    private final ZvtLine.Connector connector;
    private final Goods stray;
    private final Runnable arrived;
    private volatile @Nullable ZvtLine line;
    private boolean isLoggedOn;
    private @Nullable LastEntry lastEntry;

    /** What the terminal says when it is asked to repeat its last receipt. */
    sealed interface LastEntry {
        /**
         * @param booking absent if it has none.
         * @param status absent if it has none.
         */
        record Told(@Nullable Booking booking, @Nullable StatusInformation status, Receipts receipts)
                implements LastEntry {
            boolean wasDone() {
                return status == null || status.isDone();
            }
        }

        /** It does something else at the moment. */
        record Busy(String why) implements LastEntry {}

        record NotTold(String why) implements LastEntry {}
    }

    /** @param stray answers what belongs to nothing that is under way. */
    Connection(ZvtConfig config, ZvtLine.Connector connector, Goods stray, Runnable arrived) {
        this.config = config;
        this.connector = connector;
        this.stray = stray;
        this.arrived = arrived;
    }

    /** In a dialogue of its own, on a line that is opened for it if there is none. */
    Result hold(Apdu command, Duration silence, Goods goods, Runnable begun) {
        var open = line;
        if (open == null) {
            return new Result(new End.Refused(0xA1), null, false, new Receipts(config.charset()));
        }
        var dialogue = new Dialogue(open, config, goods, stray);
        var result = dialogue.hold(command, silence, begun);
        if (result.end() instanceof End.Broken || dialogue.isLineSpent()) {
            close();
        }
        return result;
    }

    /** @return why the terminal cannot be spoken to; {@code null} if it can. */
    @Nullable
    LastEntry open() {
        attend();
        if (line == null) {
            try {
                line = connector.connect(arrived);
                isLoggedOn = false;
                lastEntry = null;
            } catch (IOException unreachable) {
                return new LastEntry.NotTold("The terminal cannot be reached: " + unreachable.getMessage());
            }
        }
        return isLoggedOn ? null : logOn();
    }

    private @Nullable LastEntry logOn() {
        var end = hold(Messages.registration(config), HURRY, Dialogue.NONE, () -> {})
                .end();
        isLoggedOn = end instanceof End.Completed;
        return isLoggedOn ? null : trouble(end);
    }

    private static LastEntry trouble(End end) {
        return switch (end) {
            case End.Refused(var code) -> trouble(code);
            case End.Aborted(var code) -> trouble(code);
            case End.Broken(var why) -> new LastEntry.NotTold(why);
            case End.Completed _ -> new LastEntry.NotTold("The terminal did not say what was asked.");
        };
    }

    private static LastEntry trouble(int code) {
        var words = "The terminal: " + ResultCode.words(code) + ".";
        return ResultCode.isBusy(code) ? new LastEntry.Busy(words) : new LastEntry.NotTold(words);
    }

    /** As it was last heard on this line; asked for if it was not. Whatever this terminal books while the line stands comes past us. */
    LastEntry lastEntry() {
        var known = lastEntry;
        return known == null ? askForTheLastEntry() : known;
    }

    /** Asks the terminal for it, whatever was heard before. */
    LastEntry askForTheLastEntry() {
        var trouble = open();
        if (trouble != null) {
            return trouble;
        }
        var result = hold(Messages.repeatReceipt(config), HURRY, Dialogue.NONE, () -> {});
        var told = told(result);
        if (told instanceof LastEntry.Told) {
            lastEntry = told;
        } else if (codeOf(result.end()) == ResultCode.NOT_LOGGED_ON) {
            isLoggedOn = false;
        }
        return told;
    }

    private static int codeOf(End end) {
        return switch (end) {
            case End.Refused(var code) -> code;
            case End.Aborted(var code) -> code;
            case End.Completed _, End.Broken _ -> -1;
        };
    }

    private static LastEntry told(Result result) {
        var status = result.status();
        return switch (result.end()) {
            case End.Completed _ -> new LastEntry.Told(entry(result), status, result.receipts());
            // It has a receipt, or it would not have told of it; the end of the printing is not needed.
            case End.Aborted _
            when status != null && status.booking() != null ->
                new LastEntry.Told(entry(result), status, result.receipts());
            case End.Aborted(var code)
            when !ResultCode.isBusy(code) && code != ResultCode.NOT_LOGGED_ON ->
                new LastEntry.Told(null, null, result.receipts());
            // Who does not even know the command could not tell what became of a payment after a lost answer.
            default -> trouble(result.end());
        };
    }

    private static @Nullable Booking entry(Result result) {
        var status = result.status();
        var booking = status == null ? null : status.booking();
        return booking == null || booking.isReversal() || !result.receipts().tellOfAReversal()
                ? booking
                : booking.ofAReversal();
    }

    /** @param booking what was just written; {@code null} if it must be asked for. */
    void wrote(@Nullable Booking booking) {
        lastEntry = booking == null ? null : new LastEntry.Told(booking, null, new Receipts(config.charset()));
    }

    /** Answers what the terminal says while nobody asks it anything. */
    void attend() {
        var open = line;
        try {
            while (open != null && open.isWaiting()) {
                var bytes = open.receive(Duration.ZERO);
                var message = bytes == null ? null : Apdu.decode(bytes);
                if (message != null && !message.isAnswer()) {
                    lastEntry = null;
                    open.send(new Apdu(Dialogue.answerToStray(message, config, stray)).encoded());
                }
            }
        } catch (IOException | Apdu.Malformed broken) {
            close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    boolean isWaiting() {
        var open = line;
        return open != null && open.isWaiting();
    }

    /** Of what is told in between, the answer may come after the end, and would be taken for that of the next command: so the line ends as well. */
    boolean tell(Apdu message) {
        var open = line;
        boolean isHeard = open != null && new Dialogue(open, config, Dialogue.NONE, stray).tell(message);
        close();
        return isHeard;
    }

    /** For the one message that may be sent in between; {@link #close} when the dialogue has ended. */
    boolean send(Apdu message) {
        var open = line;
        try {
            if (open != null) {
                open.send(message.encoded());
            }
            return open != null;
        } catch (IOException broken) {
            return false;
        }
    }

    void close() {
        var open = line;
        line = null;
        isLoggedOn = false;
        lastEntry = null;
        if (open != null) {
            open.close();
        }
    }
}
