package com.evertill.devices.terminal.zvt;

import com.evertill.devices.terminal.zvt.Dialogue.Goods;
import com.evertill.devices.terminal.zvt.ZvtNote.Kind;
import com.evertill.devices.terminal.zvt.ZvtNote.Stage;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Says yes to the terminal's approval only when it is durable; asks for time when that takes long; and says no to what is not wanted any more. */
final class Approving implements Goods {
    private final ZvtNote note;
    private final ZvtConfig config;
    private final ZvtMemory memory;
    private final Executor executor;
    private final BooleanSupplier unwanted;
    private @Nullable Booking told;
    private @Nullable CompletableFuture<@Nullable Void> keeping;
    private @Nullable Throwable fault;

    Approving(ZvtNote note, ZvtConfig config, ZvtMemory memory, Executor executor, BooleanSupplier unwanted) {
        this.note = note;
        this.config = config;
        this.memory = memory;
        this.executor = executor;
        this.unwanted = unwanted;
    }

    @Override
    public int areIssued(@Nullable StatusInformation status) throws InterruptedException {
        if (status != null && !status.isDone()) {
            return Commands.DONE;
        }
        var booking = status == null ? null : status.booking();
        if (status == null || booking == null || !isOurMoney(booking)) {
            return note.kind() == Kind.REVERSAL ? Commands.DONE : Commands.GOODS_NOT_ISSUED;
        }
        // A reversal is never unwanted: there is no taking back of it.
        boolean isWanted = note.kind() == Kind.REVERSAL || !unwanted.getAsBoolean();
        return durable(isWanted ? Stage.APPROVED : Stage.REFUSED, status, booking) && isWanted
                ? Commands.DONE
                : keeping != null && !keeping.isDone() ? Commands.ASK_AGAIN : Commands.GOODS_NOT_ISSUED;
    }

    private boolean isOurMoney(Booking booking) {
        return booking.currency() == 0
                || booking.currency() == note.amount().currency().getNumericCode();
    }

    private boolean durable(Stage stage, StatusInformation status, Booking booking) throws InterruptedException {
        if (keeping == null || stage == Stage.REFUSED || !booking.equals(told)) {
            told = booking;
            var approval = note.kind() == Kind.REVERSAL
                    ? null
                    : status.approval(note.amount(), new Receipts(config.charset()));
            var now = note.told(stage, booking, approval);
            keeping = CompletableFuture.runAsync(() -> memory.keep(now), executor);
        }
        try {
            keeping.get(config.commit().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException slow) {
            return false;
        } catch (ExecutionException broken) {
            fault = Objects.requireNonNullElse(broken.getCause(), broken);
            return false;
        }
    }

    @Nullable
    Booking told() {
        return told;
    }

    /** The disk's trouble is somebody's to mend; the terminal has been told to take back meanwhile. */
    void throwFault() {
        if (fault instanceof RuntimeException loud) {
            throw loud;
        }
        if (fault != null) {
            throw new IllegalStateException("a bug in keeping a note", fault);
        }
    }
}
