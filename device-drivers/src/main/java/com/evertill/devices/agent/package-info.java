/**
 * The devices of a lane as a program of their own, for what hangs on a computer that is not the shop's box.
 *
 * <p>{@link com.evertill.devices.agent.DevicesCommand} is its door: it reads one {@link com.evertill.devices.agent.AgentConfig}, and either looks at
 * each configured device ({@code check}), or is the agent. {@code LaneAgent} keeps a line to the shop's box, whichever of the configured
 * addresses takes the lane; {@code LaneAtWork} has the devices, which stay open when a line breaks; {@code Outbox} has what the box has not taken
 * yet. The till's devices are named in the shop's {@code store.json}, and where they are in the lane's own {@code jpos.xml}.
 *
 * <p><b>Which box.</b> Addresses may lead to a box that was replaced and came back. {@code LastServed} keeps the epoch of the box that the lane
 * served last, and none of a lower one is served again.
 *
 * <p><b>What is scanned while nobody listens</b> is kept for five seconds, as long as a box takes to start its service or a switch to find its way
 * again, and is thrown away then: it would be added to another customer's sale.
 */
@NullMarked
package com.evertill.devices.agent;

import org.jspecify.annotations.NullMarked;
