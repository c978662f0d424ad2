/**
 * What the shop's box and a lane of its own box say to each other.
 *
 * <p><b>Frames.</b> Four bytes of length, most significant first, and so many bytes of JSON, at most {@link com.evertill.devices.wire.Link#LONGEST};
 * a length of zero is a sign of life. Both sides send one when they have had nothing to say for {@link com.evertill.devices.wire.Link#BEAT}, and
 * who has heard nothing for three of these takes the line for dead. The stream under it is mutual TLS 1.3, or a Unix socket.
 *
 * <p><b>Messages.</b> The lane calls, since the box has the address that stays, and says {@link com.evertill.devices.wire.Report.Hello}; the box
 * answers {@link com.evertill.devices.wire.Order.Welcome} with the devices that the till has, or {@link com.evertill.devices.wire.Order.Refused}. From
 * then on each side sends what it has, {@link com.evertill.devices.wire.Order}s one way and {@link com.evertill.devices.wire.Report}s the other;
 * nothing waits for anything but a question for its answer. The version is the lower of both sides; fields may be added within one, kinds of
 * messages may not.
 *
 * <p><b>What a broken line may cost.</b> Scans and outcomes of print jobs are numbered by the lane, and sent again on the next line until the box has
 * said that it has taken them ({@code Heard}), in the same run of the same box; the box takes no number twice. A print job is sent once: when the
 * line comes back, the lane says which jobs it has, and of those that it does not know nothing was printed. A question whose line broke has no
 * answer: a weight is then not there, and of a payment nothing is known until the terminal is asked for its status.
 */
@NullMarked
package com.evertill.devices.wire;

import org.jspecify.annotations.NullMarked;
