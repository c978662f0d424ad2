/**
 * Shops, a network and a cloud in one loop, on a clock of their own.
 *
 * <p>Everything that happens is an event of {@link com.evertill.rehearsal.simulation.world.World}, taken in the order of simulated time by one thread;
 * every die is a seeded one. The production code runs as it is: {@link com.evertill.rehearsal.simulation.world.Box} opens a shop with its tills, its
 * sync and its inbox on a simulated disk, {@link com.evertill.rehearsal.simulation.world.CloudMachine} the ledger, its readers and the prices, and both
 * are driven step by step where the servers have threads.
 *
 * <p>A card terminal makes its caller wait. Here the waiting is the loop itself, called again from within: whatever happens meanwhile, happens meanwhile,
 * a power cut of the one who waits included.
 *
 * <p>What is to happen from outside is a {@link com.evertill.rehearsal.simulation.world.Schedule}: a list of
 * {@link com.evertill.rehearsal.simulation.world.Step steps}, drawn from the seed before anything runs, each a
 * {@link com.evertill.rehearsal.simulation.world.Deed} in plain words. Any part of a schedule is a schedule, so that a failing one can be made short.
 * At its end all trouble stops, what is open is brought to its end, and every
 * {@link com.evertill.rehearsal.simulation.world.Invariant} is looked at.
 *
 * <p>A new kind of trouble is a deed and, if it has to be seen to have happened, a {@link com.evertill.rehearsal.simulation.world.Fault}. A new promise
 * is an invariant: a line of its enum and a method that says what is wrong. It needs a broken variant of the code that it catches; see
 * {@link com.evertill.rehearsal.simulation.world.Variant}.
 */
@NullMarked
package com.evertill.rehearsal.simulation.world;

import org.jspecify.annotations.NullMarked;
