/**
 * The devices of a lane, as the till sees them.
 *
 * <p>{@link com.evertill.devices.LaneDevices} is all that the rest of the shop knows of scanner, printer and drawer; card terminals stand
 * behind {@link com.evertill.devices.terminal.CardTerminal}. Nothing outside this module sees a type of {@code jpos}.
 * The devices are this box's ({@link com.evertill.devices.JposLaneDevices}), or hang on a lane's own computer, whose program
 * ({@code com.evertill.devices.agent}) serves them over the network to {@link com.evertill.devices.remote.RemoteLaneDevices}.
 *
 * <p>Each device has its own queue, its own thread and its own health: a printer that is switched off delays no drawer, no scan and no sale.
 * A device that fails is the device's trouble: it is reported as a {@link com.evertill.devices.DeviceState}, it heals by itself when it comes
 * back, and nothing here throws at the till because of it.
 *
 * <p><b>Paper at most once.</b> A print job ends in exactly one {@link com.evertill.devices.PrintOutcome}. Only the printer's own confirmation
 * makes it {@code Printed}. Where it cannot be known how much came out ({@code Unknown}), what is left of the job has been thrown away in the
 * printer and nothing is ever tried again from here: the cashier looks, and asks for a reprint or not.
 */
@NullMarked
package com.evertill.devices;

import org.jspecify.annotations.NullMarked;
