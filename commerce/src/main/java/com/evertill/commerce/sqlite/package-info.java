/**
 * SQLite, as shop and cloud both use it: one file, one writer, WAL, every commit synced.
 *
 * <p>It stands in the core because both sides must keep the same promise about a commit, and because it is plain {@code java.sql}: which file,
 * and the driver, come from outside. Nothing else stands in front of SQLite; features write their own SQL.
 *
 * <p>A write runs alone, in a transaction begun as IMMEDIATE on the one writing connection, whose statements stay prepared: a scan opens nothing. If
 * the work throws, nothing of it remains. When {@link com.evertill.commerce.sqlite.Database#write} returns, the commit is on the disk
 * ({@code synchronous=FULL}: one fsync of the write-ahead log). Reads see the last commit, beside the writer and beside each other.
 *
 * <p>{@link com.evertill.commerce.sqlite.Database#copyTo} makes a backup from within; {@link com.evertill.commerce.sqlite.Snapshot} copies a file from
 * outside, whoever is writing it.
 *
 * <p>What a commit wrote to the log has to be moved into the file one day. SQLite lets a commit do it every so often, whoever waits for that; here
 * whoever writes much, or has nothing better to do, calls {@link com.evertill.commerce.sqlite.Database#checkpoint} instead, beside the writer.
 */
@NullMarked
package com.evertill.commerce.sqlite;

import org.jspecify.annotations.NullMarked;
