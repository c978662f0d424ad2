/**
 * What shop and cloud say to each other over MQTT, and where.
 *
 * <p>Four topics per node, all of them under the node's own name, so that one policy with one variable binds every shop to its own:
 * {@code facts} and {@code hello} go up, {@code confirmed} and {@code nudge} come down. A PUBACK confirms nothing and a broker's queue stores
 * nothing: only a {@link com.evertill.commerce.messages.Confirmed} moves a shop's position, and whatever was lost on the way is asked for
 * again with the next {@link com.evertill.commerce.messages.Hello}.
 *
 * <p>A box without a journal asks for its node's place in a hello of epoch 0, and is answered by a {@link com.evertill.commerce.messages.Place} in a
 * confirmation of epoch 0: no topic is added for it, since every topic is a line in the policy of every broker.
 */
@NullMarked
package com.evertill.commerce.messages;

import org.jspecify.annotations.NullMarked;
