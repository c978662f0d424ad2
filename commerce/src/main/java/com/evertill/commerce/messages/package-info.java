/**
 * What shop and cloud say to each other over MQTT, and where.
 *
 * <p>Six topics per node, all of them under the node's own name, so that one policy with one variable binds every shop to its own:
 * {@code facts}, {@code hello} and {@code question} go up, {@code confirmed}, {@code nudge} and {@code reply} come down. A PUBACK confirms nothing and a broker's queue stores
 * nothing: only a {@link com.evertill.commerce.messages.Confirmed} moves a shop's position, and whatever was lost on the way is asked for
 * again with the next {@link com.evertill.commerce.messages.Hello}.
 *
 * <p>A {@link com.evertill.commerce.messages.Question} is what only the cloud can say while a customer waits: nothing of selling hangs on it. It is
 * said again until there is a {@link com.evertill.commerce.messages.Reply}, and does once what it does.
 *
 * <p>A box without a journal asks for its node's place in a hello of epoch 0, and is answered by a {@link com.evertill.commerce.messages.Place} in a
 * confirmation of epoch 0: no topic is added for it, since every topic is a line in the policy of every broker.
 */
@NullMarked
package com.evertill.commerce.messages;

import org.jspecify.annotations.NullMarked;
