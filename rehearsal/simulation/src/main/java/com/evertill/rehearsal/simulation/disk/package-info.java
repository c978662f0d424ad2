/**
 * A disk that fails as it is told, under production's own SQL.
 *
 * <p>{@link com.evertill.rehearsal.simulation.disk.SimulatedDriver} stands where SQLite's driver stands and hands everything on to it: real files, real
 * transactions, real WAL. In between, the {@link com.evertill.rehearsal.simulation.disk.Power} of the machine may go before any write, before a commit
 * or after it, and the {@link com.evertill.rehearsal.simulation.disk.Disk} may be full or failing. After a power cut nothing of that life can touch the
 * disk any more; the next life opens a copy of the files as they lay at that instant, an unfinished transaction in the WAL included.
 *
 * <p>What is not simulated here is a page cache that loses what was synced too little: tmpfs loses nothing. That is tried with the real process.
 */
@NullMarked
package com.evertill.rehearsal.simulation.disk;

import org.jspecify.annotations.NullMarked;
