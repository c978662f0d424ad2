/**
 * A card terminal that is not there and speaks ZVT: {@link com.evertill.devices.simulator.zvt.ZvtMachine} is the terminal without a line, which a
 * test can drive message by message; {@link com.evertill.devices.simulator.zvt.ZvtSimulator} puts it behind a port on loopback.
 *
 * <p>It shares no code with the driver: what both would get wrong alike would otherwise look right. What it sends, tshark has decoded.
 *
 * <p>It books a payment when the till has answered its approval and it has the receipts printed (PA00P015, 2.2.9), and takes it back when the till says 84
 * 66, or when the line is lost before it heard an answer. The misbehaviour is in {@link com.evertill.devices.simulator.zvt.ZvtMode}, the
 * makers' own ways in {@link com.evertill.devices.simulator.zvt.ZvtMaker}.
 */
@NullMarked
package com.evertill.devices.simulator.zvt;

import org.jspecify.annotations.NullMarked;
