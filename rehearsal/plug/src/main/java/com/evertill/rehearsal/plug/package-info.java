/**
 * Pulls the plug on the real processes, unchanged: what the simulation cannot show, because it is about the operating system and the disk.
 *
 * <p><b>Power</b> ({@link com.evertill.rehearsal.plug.PowerCut}). Killing a process leaves the page cache alive and so proves nothing about power.
 * Here a small library, preloaded into the shop's service, writes down every write, resize, removal and fsync of its database in their true order
 * ({@code recorder.c}), while tills sell over HTTP and every answer is noted together with how far the record was when it came. From the record every
 * disk that a power cut could have left is made: whatever was not synced may be there, lost, torn at a sector or there without what was written
 * before it. Each is opened by the shop's own code. It must be sound by {@code evertill verify}, every till must stand where it was when it last
 * answered (or one command further, which was under way), and it must sell on under the next number.
 *
 * <p>What a disk promises is taken from SQLite's own assumptions: a sector of 512 bytes is written whole or not at all, a returned fsync holds, and
 * a file that was made or removed is so for certain only after its folder was synced. A disk that lies about fsync is beyond any software.
 *
 * <p><b>Kill</b> ({@link com.evertill.rehearsal.plug.KillStorm}). SIGKILL at random moments while tills sell: for the shop, now and then for the cloud
 * or the broker. What got no answer is repeated under its id, and is done once. In the end what customers have on paper is in the journal, the
 * journal is sound, and both sides' sums are equal.
 *
 * <p><b>Wire</b> ({@link com.evertill.rehearsal.plug.WireStorm}). The lines of shop and cloud to the broker go through a proxy that cuts, resets,
 * truncates, refuses, delays, throttles and leaves half-open ({@link com.evertill.rehearsal.plug.wire}). Each trouble must have been felt, the shop
 * must have noticed every broken connection, selling must have gone on meanwhile, and a half-open line must be found out within a minute. In the end
 * the cloud holds each batch once, as the shop cut it, and nothing gave it cause for an alarm.
 *
 * <p><b>Disk</b> ({@link com.evertill.rehearsal.plug.FullDisk}). A small file system is sold full, again and again. The command that no longer fits is
 * refused by the name of the trouble and changes nothing, also over a kill at that moment; when there is room, the same command is done.
 * {@link com.evertill.rehearsal.plug.ReadOnly} does the same with a disk that becomes read-only: one that the kernel locks after an error, and that is
 * unmounted, checked and mounted again; and, since a real one does not come back by itself, a pretended one that does. Health and the manager's screen
 * must say so as well, and a box that is started on such a disk ends with the reason.
 *
 * <p><b>Restore</b> ({@link com.evertill.rehearsal.plug.Restore}). Backups are made while tills sell; each must be a beginning of the journal, hash for
 * hash. The shop is killed, loses its file, gets the newest backup in its place and sells on.
 *
 * <p><b>Soak</b> ({@link com.evertill.rehearsal.plug.Soak}). Two tills at full speed over lines that are harmed again and again. Memory, handles,
 * threads and write-ahead log must stay below fixed bounds ({@link com.evertill.rehearsal.plug.Bounds}) and must not grow over the second half, by the
 * line of least squares; the journal must grow by as much for a late sale as for an early one.
 */
@NullMarked
package com.evertill.rehearsal.plug;

import org.jspecify.annotations.NullMarked;
