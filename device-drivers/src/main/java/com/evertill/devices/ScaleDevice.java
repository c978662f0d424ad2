package com.evertill.devices;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.LaneDevices.Listener;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.Weighing.Weighed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jpos.JposConst;
import jpos.JposException;
import jpos.Scale;
import jpos.ScaleConst;

/** The lane's scale, asked when something is sold by weight. */
final class ScaleDevice extends JposDevice {

    private static final System.Logger LOG = System.getLogger(ScaleDevice.class.getName());

    /** A scale comes to rest within a second; who still moves it then is not done. */
    private static final int STABLE_MILLIS = 1_500;

    private static final int FIRST_CONTACT_SECONDS = 2;
    private static final int LONGEST_SECONDS = 5;

    private final Scale control;

    ScaleDevice(String logicalName, Listener listener, Executor executor) {
        var device = new Scale();
        super(
                Kind.SCALE,
                new Handle(device, device::setPowerNotify, device::getPowerState),
                logicalName,
                listener,
                executor);
        control = device;
        control.addStatusUpdateListener(_ -> refresh());
    }

    Weighing weigh() {
        var answer = new CompletableFuture<Weighing>();
        work(() -> answer.complete(weighNow()));
        try {
            return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return NotWeighed.AWAY;
        } catch (ExecutionException | TimeoutException late) {
            return NotWeighed.AWAY;
        }
    }

    private Weighing weighNow() {
        if (!open() || !awaitFirstContact(FIRST_CONTACT_SECONDS) || !state().usable()) {
            return NotWeighed.AWAY;
        }
        var weight = new int[1];
        try {
            control.readWeight(weight, STABLE_MILLIS);
            return weight[0] == 0 ? NotWeighed.EMPTY : weighed(weight[0]);
        } catch (JposException notRead) {
            return why(notRead);
        }
    }

    private Weighing weighed(int thousandths) throws JposException {
        return switch (control.getWeightUnit()) {
            case ScaleConst.SCAL_WU_KILOGRAM -> new Weighed(new Quantity(thousandths, Unit.KG));
            case ScaleConst.SCAL_WU_POUND -> new Weighed(new Quantity(thousandths, Unit.LB));
            default -> {
                LOG.log(System.Logger.Level.WARNING, "Nothing is sold in the unit of the scale; set it to kg or lb.");
                yield NotWeighed.AWAY;
            }
        };
    }

    private Weighing why(JposException notRead) {
        if (notRead.getErrorCode() == JposConst.JPOS_E_TIMEOUT) {
            return NotWeighed.IN_MOTION;
        }
        if (notRead.getErrorCode() == JposConst.JPOS_E_EXTENDED) {
            switch (notRead.getErrorCodeExtended()) {
                case ScaleConst.JPOS_ESCAL_OVERWEIGHT -> {
                    return NotWeighed.OVER_CAPACITY;
                }
                case ScaleConst.JPOS_ESCAL_UNDER_ZERO -> {
                    return NotWeighed.UNDER_ZERO;
                }
                default -> {}
            }
        }
        LOG.log(System.Logger.Level.WARNING, "The scale was not read: {0}", Sentences.of(notRead));
        refresh();
        return NotWeighed.AWAY;
    }

    @Override
    void ready() throws JposException {
        // An empty scale says so at once, instead of looking as if it never came to rest.
        control.setZeroValid(true);
    }
}
