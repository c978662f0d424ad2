/**
 * Measured, not asserted.
 *
 * <p>Every figure stands beside the limit it is held against, taken in the same run on the same disk and processors, so that a ratio can be believed
 * where a time cannot. Measured code and limit take turns, so that a machine that slows down slows both. Nothing here fails a build. What cannot be
 * measured on a machine is said to be so.
 *
 * <p>The methods, part by part:
 * <ul>
 *   <li><b>core</b>: {@code Small}, by JMH in forks of their own; average time.
 *   <li><b>till</b>: the shop's own code in this process, over a file on this disk, without HTTP and devices. A scan and a bare SQLite commit of as
 *       many bytes take turns (WAL, {@code synchronous=FULL}, one fsync each); a book of a million generated items is there, and is then staged anew
 *       with other prices while the till goes on.
 *   <li><b>devices</b>: lanes of that shop with our drivers and with simulated devices on loopback ports of this process, which take no time of their
 *       own, as paper and motors do: in process, and through a lane's agent as a process of its own over mutual TLS, on a JVM and native. From the first
 *       byte of a scan to the durable line; from a print to the printer's confirmation of its last byte, beside as many bytes over a bare socket; from
 *       a cable that is put in again to the device that is ready; whole sales at one lane and at eight; and the agent's memory. Then
 *       the service and the agents of one lane, and of eight, as processes of their own that sell side by side, and their memory together: what each has
 *       resident, as where every lane has a computer, and with shared pages counted once, as where they all run on the box.
 *   <li><b>wire</b>: what {@code Batch.encode} makes of real sales, beside their JSON, each gzipped by itself, and those of a batch together:
 *       the same sales in every line. The backlog of <b>cloud</b> is weighed in the same way.
 *   <li><b>cloud</b>: fifty thousand sales of ten items each, picked at random from the demo's catalogue, in a shop that is unplugged; then the time
 *       from its connection to the last confirmation, with broker, cloud and shop as processes of their own on these processors, and a till that scans
 *       all the while. The same batches to a broker with nobody behind it are the limit; IoT Core's own limit is the other.
 *   <li><b>ingest</b>: the cloud's ledger in this process, batches of four shops with twenty thousand items, one, two and four threads that take them in.
 *       The limit is to read a batch without keeping it.
 *   <li><b>heads</b>: the services behind other heads, in this process. A cart's command, priced from a released book of twenty thousand items, and a
 *       bare commit take turns; its processor time is that of its thread. Facts of sales go over the local bus as events, each of which is durable on
 *       the bus and at its consumer before the next: so a consumer that begins with nothing is bound by commits, not by what it does with an event.
 *   <li><b>journal</b>, only when it is named: a restart to the first scan with a million sales in the file, beside one with two.
 *   <li><b>service</b>: the executable, and the jar on a JVM with its AOT cache, as a process of its own. Eight heads with a hand-written HTTP client,
 *       paired and signed in as cashiers; percentiles by nearest rank. What the operating system says of the process: CPU time, resident memory,
 *       bytes written (proc(5)); its syncs are counted by strace(1). The cashier's page runs in the Chromium of this machine; its times are of the
 *       page's own clock.
 *   <li><b>simulation</b>: the first schedules of the simulator one after another, on one thread, beside how many shops would live through the same in
 *       real time.
 * </ul>
 */
@NullMarked
package com.evertill.rehearsal.bench;

import org.jspecify.annotations.NullMarked;
