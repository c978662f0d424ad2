/**
 * A lane of another box, as the till sees it: {@link com.evertill.devices.remote.RemoteLaneDevices} and
 * {@link com.evertill.devices.remote.RemoteTerminal} are {@link com.evertill.devices.LaneDevices} and
 * {@link com.evertill.devices.terminal.CardTerminal} over the messages of {@code com.evertill.devices.wire}, and pass the same tests as the
 * devices of this box.
 *
 * <p>{@link com.evertill.devices.remote.LaneGate} is where lanes come in. A lane that calls again takes the place of its earlier line.
 *
 * <p><b>Paper at most once</b> holds over a broken line: a job is sent once. What became of it is told by the lane when it is back; a job that the
 * lane never got was not printed; where the lane does not come back, or has forgotten, nobody knows, and the cashier looks.
 *
 * <p><b>Money</b>: the till's attempt is durable before {@code pay} is called. Where no line is there, the terminal was not asked; once the question
 * is on a line, its end without an answer is {@code Unknown}, whatever the reason, and only the terminal's own status settles it.
 */
@NullMarked
package com.evertill.devices.remote;

import org.jspecify.annotations.NullMarked;
