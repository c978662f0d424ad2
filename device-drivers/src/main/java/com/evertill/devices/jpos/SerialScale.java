package com.evertill.devices.jpos;

import com.evertill.devices.jpos.ScaleAnswer.NoWeight;
import com.evertill.devices.jpos.ScaleAnswer.Stable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import jpos.JposConst;
import jpos.JposException;
import jpos.ScaleConst;
import jpos.config.JposEntry;
import org.jspecify.annotations.Nullable;

/**
 * A scale that is asked for its weight. What it states is what the application gets: only when stable, never rounded, never worked out from
 * several readings.
 */
final class SerialScale extends ScaleDefaults implements ScaleLine.Listener {

    private static final long BETWEEN_QUESTIONS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long COMMAND_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long FOREVER_NANOS = TimeUnit.DAYS.toNanos(365);

    private final ScaleProtocol protocol;
    private final WeightUnit unit;
    private final SerialQueue background;
    private final ReentrantLock oneReading = new ReentrantLock();
    private volatile @Nullable ScaleLine line;

    SerialScale(JposEntry entry, DriverContext context) {
        super(entry, context, Sharing.EXCLUSIVE);
        protocol = protocol(LinkSettings.text(entry, "protocol", "mt-sics"));
        unit = WeightUnit.of(LinkSettings.text(entry, "unit", "kg"))
                .orElseThrow(() -> new IllegalArgumentException("unit is one of g, kg, oz, lb"));
        background = new SerialQueue(context.executor());
        define("GoodWeightReadCount");
        property("AsyncMode", false);
        property("AutoDisable", false);
        property("ZeroValid", false);
        property("CapZeroScale", true);
        property("CapTareWeight", protocol == ScaleProtocol.MT_SICS);
        property("WeightUnit", unit.constant());
        property("StatusNotify", ScaleConst.SCAL_SN_DISABLED);
        property("MaximumWeight", maximum(LinkSettings.text(entry, "maximum", unit.usualMaximum())));
    }

    private static ScaleProtocol protocol(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "mt-sics", "sics" -> ScaleProtocol.MT_SICS;
            case "nci" -> ScaleProtocol.NCI;
            case "toledo-8217", "8217", "8213" -> ScaleProtocol.TOLEDO_8217;
            default -> throw new IllegalArgumentException("protocol is one of mt-sics, nci, toledo-8217, not " + name);
        };
    }

    private static int maximum(String units) {
        try {
            return new BigDecimal(units).movePointRight(3).intValueExact();
        } catch (ArithmeticException | NumberFormatException wrong) {
            throw new IllegalArgumentException("maximum is a weight such as 15 or 6.0, not " + units, wrong);
        }
    }

    @Override
    protected void connect() throws JposException {
        line = new ScaleLine(
                LinkSettings.of(entry()), protocol, unit, this, context().executor());
    }

    @Override
    protected void disconnect() {
        var opened = line;
        if (opened != null) {
            line = null;
            opened.close();
        }
    }

    @Override
    protected boolean awaitHardware() {
        var opened = line;
        return opened != null && opened.awaitAnswering();
    }

    @Override
    public void answering(boolean now) {
        if (isEnabled()) {
            var opened = line;
            trouble(now || opened == null ? "" : opened.trouble());
            powerState(now ? JposConst.JPOS_PS_ONLINE : JposConst.JPOS_PS_OFF_OFFLINE);
        }
    }

    /** @param timeout in milliseconds, {@code JPOS_FOREVER} for as long as it takes. */
    @Override
    public void readWeight(int[] weightData, int timeout) throws JposException {
        requireEnabled();
        if (timeout < JposConst.JPOS_FOREVER) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "a time-out of " + timeout + " ms");
        }
        if (booleanProperty("AsyncMode")) {
            background.execute(() -> readInBackground(timeout));
        } else {
            weightData[0] = stableWeight(timeout);
        }
    }

    private void readInBackground(int timeout) {
        try {
            int weight = stableWeight(timeout);
            if (booleanProperty("AutoDisable")) {
                disable();
            }
            events().data(() -> {}, weight);
        } catch (JposException failed) {
            events().inputError(failed.getErrorCode(), failed.getErrorCodeExtended());
        }
    }

    private int stableWeight(int timeout) throws JposException {
        oneReading.lock();
        try {
            long nanos = timeout == JposConst.JPOS_FOREVER ? FOREVER_NANOS : TimeUnit.MILLISECONDS.toNanos(timeout);
            return stableWeight(line(), nanos);
        } catch (IOException gone) {
            throw away(gone);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        } finally {
            oneReading.unlock();
        }
    }

    private int stableWeight(ScaleLine scale, long nanos) throws IOException, InterruptedException, JposException {
        long left = Math.max(nanos, 1);
        boolean answered = false;
        String tooMuch = "";
        while (left > 0) {
            var reply = scale.ask(protocol.weigh(), left);
            answered |= reply.answer() != null;
            switch (reply.answer()) {
                case Stable(var weight, var stated) -> {
                    int read = thousandths(weight, stated);
                    if (read > intProperty("MaximumWeight")) {
                        // Asked again: a character may have changed on its way.
                        tooMuch = "%s states %s %s, which is more than the maximum of jpos.xml"
                                .formatted(entry().getLogicalName(), weight, stated);
                    } else if (read != 0 || booleanProperty("ZeroValid")) {
                        count("GoodWeightReadCount");
                        return read;
                    }
                }
                case NoWeight.OVER_CAPACITY ->
                    throw Jpos.extended(
                            ScaleConst.JPOS_ESCAL_OVERWEIGHT, "there is more on the scale than it can weigh");
                case NoWeight.UNDER_ZERO ->
                    throw Jpos.extended(
                            ScaleConst.JPOS_ESCAL_UNDER_ZERO, "the scale is below zero: empty it and zero it");
                case NoWeight.IN_MOTION, NoWeight.NOT_READY -> {}
                case ScaleAnswer.Done _, ScaleAnswer.Garbled _ -> {}
                case null -> {}
            }
            scale.pause(BETWEEN_QUESTIONS_NANOS);
            left = reply.nanosLeft() - BETWEEN_QUESTIONS_NANOS;
        }
        if (!tooMuch.isEmpty()) {
            throw Jpos.error(JposConst.JPOS_E_FAILURE, tooMuch);
        }
        if (!answered) {
            throw away(new IOException("it does not answer"));
        }
        throw Jpos.error(JposConst.JPOS_E_TIMEOUT, entry().getLogicalName() + " has no stable weight");
    }

    private int thousandths(BigDecimal weight, WeightUnit stated) throws JposException {
        return unit.thousandths(weight, stated)
                .orElseThrow(() -> Jpos.error(
                        JposConst.JPOS_E_FAILURE,
                        "%s states %s %s, which is no whole number of thousandths of a %s"
                                .formatted(entry().getLogicalName(), weight, stated, unit)));
    }

    @Override
    public void zeroScale() throws JposException {
        requireEnabled();
        command(protocol.zero());
    }

    @Override
    public void setTareWeight(int tare) throws JposException {
        requireEnabled();
        var command = protocol.tare(BigDecimal.valueOf(tare, 3), unit);
        if (command.isEmpty()) {
            throw notSupported("TareWeight");
        }
        if (tare < 0 || tare > intProperty("MaximumWeight")) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "a tare of " + tare + " thousandths");
        }
        command(command.get().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        property("TareWeight", tare);
    }

    private void command(byte[] command) throws JposException {
        try {
            switch (line().ask(command, COMMAND_NANOS).answer()) {
                case ScaleAnswer.Done _ -> {}
                case null -> throw Jpos.error(JposConst.JPOS_E_TIMEOUT, entry().getLogicalName() + " did not answer");
                default ->
                    throw Jpos.error(
                            JposConst.JPOS_E_FAILURE,
                            entry().getLogicalName() + " cannot do that now: it is in motion, or too far from zero");
            }
        } catch (IOException gone) {
            throw away(gone);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private ScaleLine line() throws IOException {
        var opened = line;
        if (opened == null) {
            throw new IOException("it is disabled");
        }
        return opened;
    }

    private JposException away(IOException gone) {
        return Jpos.error(
                JposConst.JPOS_E_OFFLINE, entry().getLogicalName() + " cannot be reached: " + gone.getMessage(), gone);
    }

    private JposException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return Jpos.error(JposConst.JPOS_E_FAILURE, "interrupted", stopped);
    }
}
