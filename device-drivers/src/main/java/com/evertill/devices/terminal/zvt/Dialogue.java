package com.evertill.devices.terminal.zvt;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One command to the terminal and everything that it says until it says that this is the end. The terminal speaks, we answer each of its messages
 * before it says the next; the only thing that we may say unasked is that it should stop.
 */
final class Dialogue {
    private final ZvtLine line;
    private final ZvtConfig config;
    private final Goods goods;
    private final Goods stray;
    private final Receipts receipts;
    private @Nullable StatusInformation status;
    private boolean accepted;
    private boolean isStopping;
    private boolean isBroken;

    /** How it ended. */
    sealed interface End {
        /** @param data of the completion. */
        record Completed(byte... data) implements End {}

        /** The terminal gave it up. */
        record Aborted(int code) implements End {}

        /** The terminal did not begin it. */
        record Refused(int code) implements End {}

        /** What became of it is not known. */
        record Broken(String why) implements End {}
    }

    /** Whether the goods will be handed over, which is what a status information asks. */
    interface Goods {
        /**
         * @param status absent if what the terminal said cannot be understood.
         * @return {@link Commands#DONE}, {@link Commands#GOODS_NOT_ISSUED} or {@link Commands#ASK_AGAIN}.
         */
        int areIssued(@Nullable StatusInformation status) throws InterruptedException;
    }

    /** For what takes no money. */
    static final Goods NONE = _ -> Commands.DONE;

    /**
     * @param status what the terminal said last of it; absent if it said nothing.
     * @param accepted it said that it is done, and was answered that this is well.
     */
    record Result(End end, @Nullable StatusInformation status, boolean accepted, Receipts receipts) {}

    /** @param stray for what comes before the terminal has even heard the command: it belongs to something earlier. */
    Dialogue(ZvtLine line, ZvtConfig config, Goods goods, Goods stray) {
        this.line = line;
        this.config = config;
        this.goods = goods;
        this.stray = stray;
        this.receipts = new Receipts(config.charset());
    }

    /** @param begun when the terminal has heard the command. */
    Result hold(Apdu command, Duration silence, Runnable begun) {
        var end = holdOn(command, silence, begun);
        return new Result(end, status, accepted, receipts);
    }

    private End holdOn(Apdu command, Duration silence, Runnable begun) {
        try {
            line.send(command.encoded());
            var refused = awaitAnswer();
            if (refused != null) {
                return refused;
            }
            begun.run();
            return converse(silence);
        } catch (IOException broken) {
            return new End.Broken("The connection to the terminal broke: " + broken.getMessage());
        } catch (Apdu.Malformed garbled) {
            return new End.Broken(String.valueOf(garbled.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new End.Broken("Waiting for the terminal was interrupted.");
        }
    }

    /** Sends what has no end of its own, and waits until the terminal has heard it. */
    boolean tell(Apdu command) {
        try {
            line.send(command.encoded());
            return !(awaitAnswer() instanceof End.Broken);
        } catch (IOException | Apdu.Malformed broken) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return {@code null} when the terminal has heard and begins. */
    private @Nullable End awaitAnswer() throws IOException, InterruptedException {
        while (true) {
            var bytes = line.receive(config.answer());
            if (bytes == null) {
                return new End.Broken(
                        "The terminal did not answer within " + config.answer().toSeconds() + " s.");
            }
            var message = Apdu.decode(bytes);
            if (message.isAnswer()) {
                return message.isYes() ? null : new End.Refused(message.error());
            }
            line.send(new Apdu(answerToStray(message, config, stray)).encoded());
        }
    }

    /** Nobody waits for that here. */
    static int answerToStray(Apdu message, ZvtConfig config, Goods stray) throws InterruptedException {
        return switch (message.control()) {
            case Commands.STATUS_INFORMATION -> stray.areIssued(understood(message, config));
            case Commands.INTERMEDIATE_STATUS,
                    Commands.COMPLETION,
                    Commands.ABORT,
                    Commands.PRINT_LINE,
                    Commands.PRINT_TEXT_BLOCK -> Commands.DONE;
            default -> Commands.NOT_POSSIBLE;
        };
    }

    private End converse(Duration silence) throws IOException, InterruptedException {
        while (true) {
            var bytes = line.receive(isStopping ? config.answer() : silence);
            if (bytes != null) {
                var end = hear(Apdu.decode(bytes));
                if (end != null) {
                    return end;
                }
            } else if (isStopping) {
                return new End.Broken("The terminal said nothing for " + silence.toSeconds() + " s.");
            } else {
                // Its own time-out is behind it: whatever it does now, it should not do it any more.
                isStopping = true;
                line.send(new Apdu(Commands.ABORT_FROM_TILL).encoded());
            }
        }
    }

    private @Nullable End hear(Apdu message) throws IOException, InterruptedException {
        switch (message.control()) {
            case Commands.STATUS_INFORMATION -> line.send(new Apdu(answer(understood(message, config))).encoded());
            case Commands.COMPLETION -> {
                answerTheEnd();
                return new End.Completed(message.data());
            }
            case Commands.ABORT -> {
                answerTheEnd();
                return new End.Aborted(message.data().length == 0 ? 0xFF : message.data()[0] & 0xFF);
            }
            case Commands.PRINT_LINE, Commands.PRINT_TEXT_BLOCK -> {
                print(message);
                line.send(new Apdu(Commands.DONE).encoded());
            }
            case Commands.INTERMEDIATE_STATUS -> line.send(new Apdu(Commands.DONE).encoded());
            default -> {
                if (!message.isAnswer()) {
                    line.send(new Apdu(Commands.NOT_POSSIBLE).encoded());
                }
            }
        }
        return null;
    }

    private int answer(@Nullable StatusInformation told) throws InterruptedException {
        int answer = isStopping ? Commands.GOODS_NOT_ISSUED : goods.areIssued(told);
        if (told != null) {
            status = told;
            accepted = told.isDone() && answer == Commands.DONE;
        }
        return answer;
    }

    private static @Nullable StatusInformation understood(Apdu message, ZvtConfig config) {
        try {
            return StatusInformation.decode(message.data(), config.charset());
        } catch (Apdu.Malformed garbled) {
            return null;
        }
    }

    /** A receipt that cannot be read costs paper, not money. */
    private void print(Apdu message) {
        try {
            if (message.control() == Commands.PRINT_LINE) {
                receipts.printLine(message.data());
            } else {
                receipts.printTextBlock(message.data());
            }
        } catch (Apdu.Malformed garbled) {
            receipts.unreadable();
        }
    }

    /** The end has been said. That the line breaks now changes nothing. */
    private void answerTheEnd() {
        try {
            line.send(new Apdu(Commands.DONE).encoded());
        } catch (IOException tooLate) {
            isBroken = true;
        }
    }

    /** Broken; or told to stop, the answer to which may still come, and would be taken for that of the next command. */
    boolean isLineSpent() {
        return isBroken || isStopping;
    }
}
