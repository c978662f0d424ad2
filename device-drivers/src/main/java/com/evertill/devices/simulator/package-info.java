/**
 * Devices that are not there: an ESC/POS printer with its drawer, a line scanner, a scale, a customer display, and card terminals that speak
 * nexo and ZVT, with the bytes of the real ones and
 * with their misbehaviour on request. Never shipped in a shop; used by tests within one JVM and by {@code ./evertill run} as a process of its
 * own ({@link com.evertill.devices.simulator.SimulatedLanes}), so that a terminal outlives the edge that asked it, as terminals do.
 *
 * <p>They share no code with the drivers: what both would get wrong alike would otherwise look right.
 *
 * <h2>The control API</h2>
 * HTTP on loopback only, JSON in UTF-8; {@code n} is the lane's number, from 1. Every POST answers with the lane as {@code GET} does; a wrong
 * request is answered 400, an unknown lane 404, each as {@code {"error": "a sentence"}}.
 * <ul>
 *   <li>{@code GET /lanes} – {@code {"lanes": [1, 2]}}
 *   <li>{@code GET /lanes/{n}} –
 *       <pre>{@code {
 *  "lane": 1,
 *  "scanner":  {"port": 9211, "connected": true, "unplugged": false},
 *  "printer":  {"port": 9212, "connected": true, "faults": ["COVER_OPEN"], "unknownCommands": [],
 *               "lines": ["the paper as text, oldest first"],
 *               "paper": [{"columns": 42, "elements": [{"kind": "text", …}]}], "bars": {"1-1-42": "11010010000…"}, "beeps": 0},
 *  "keylock":  {"port": 9217, "connected": true, "unplugged": false, "position": "NORMAL"},
 *  "drawer":   {"open": false},
 *  "display":  {"port": 9216, "connected": true, "unplugged": false, "lines": ["Milk 1 l        1.09", "Total           1.09"]},
 *  "scale":    {"port": 9215, "connected": true, "unit": "kg", "load": "1.250", "faults": ["IN_MOTION"]},
 *  "terminal": {"port": 9213, "mode": "APPROVE", "capturedMinor": 1250, "display": "Welcome",
 *               "transactions": [{"service": "0000000001", "category": "Payment", "amountMinor": 1250, "currency": "EUR",
 *                                 "state": "APPROVED", "reversedMinor": 0}]},
 *  "zvt":      {"port": 9214, "mode": "APPROVE", "maker": "STANDARD", "capturedMinor": 0},
 *  "hardTotals": {"unplugged": false}
 *}}</pre>
 *       {@code paper} is a list of {@link com.evertill.commerce.receipt.ReceiptDocument}s, one for each piece between cuts, newest last;
 *       {@code capturedMinor} is what was charged minus what was reversed; the state of a transaction is {@code IN_PROGRESS},
 *       {@code APPROVED}, {@code DECLINED} or {@code REVERSED}; transactions come newest first, at most fifty.
 *   <li>{@code POST /lanes/{n}/scan} {@code {"symbology": "EAN_13", "text": "4006381333931"}} – symbologies are those of
 *       {@link com.evertill.commerce.codes.Symbology}; 409 when no host is connected to the scanner
 *   <li>{@code POST /lanes/{n}/fault} {@code {"device": "printer", "fault": "COVER_OPEN", "on": true}} – faults of the printer:
 *       {@code COVER_OPEN, PAPER_OUT, PAPER_NEAR_END, CUTTER_JAM, UNPLUGGED, SILENT, SLOW}; of the scanner and the display: {@code UNPLUGGED}; of the
 *       scale: {@link com.evertill.devices.simulator.ScaleSimulator.Fault}; of {@code hardTotals}, which are the box's: {@code UNPLUGGED, DAMAGED}
 *   <li>{@code POST /lanes/{n}/paper} {@code {"linesLeft": 5}} – the roll ends after so many more lines; {@code {"tornOff": true}} throws
 *       away what was printed
 *   <li>{@code POST /lanes/{n}/terminal} {@code {"mode": "APPROVE"}} – or {@code APPROVE_LESS, TIP, CASH_BACK,
 *       SIGNATURE, OFFLINE, CONVERTED} (other ways to approve), {@code DECLINE, SLOW, LOSE_ANSWER} (charges, then hangs up),
 *       {@code NEVER_ANSWER} (charges, then says nothing), {@code ARRIVES_LATE} (hangs up at once, and charges when the mode is changed
 *       again), {@code UNREACHABLE}
 *   <li>{@code POST /lanes/{n}/zvt} {@code {"mode": "APPROVE", "maker": "STANDARD", "customerPays": true}}, each if it is given – the terminal that speaks
 *       ZVT: {@link com.evertill.devices.simulator.zvt.ZvtMode}, {@link com.evertill.devices.simulator.zvt.ZvtMaker}; it is {@code zvt} in the lane
 *   <li>{@code POST /lanes/{n}/scale} {@code {"load": "1.250"}} – puts something on it
 *   <li>{@code POST /lanes/{n}/keylock} {@code {"position": "SUPERVISOR"}} – or {@code LOCKED}, {@code NORMAL}
 *   <li>{@code POST /lanes/{n}/drawer} {@code {"open": false}} – by hand
 * </ul>
 */
@NullMarked
package com.evertill.devices.simulator;

import org.jspecify.annotations.NullMarked;
