/**
 * Copies of the journal on another disk, made while the shop sells.
 *
 * <p><b>What one is.</b> The whole file as it was after one commit: facts, sums, open baskets, numbers drawn. So a backup is a beginning of the journal,
 * and {@code evertill verify} proves it like the journal itself. Its name says how far it goes: {@code edge-EPOCH-SEQUENCE.db}, with leading zeros, so
 * that the last by name is the newest.
 *
 * <p><b>When.</b> When the last till of the shop has closed its shift, and otherwise some hours after the one before; never when nothing has happened.
 *
 * <p><b>How.</b> SQLite writes it under another name from a view of its own, beside whoever sells. It gets its name when it is on the disk and was
 * looked through; one that was not, a power cut in the middle or a disk that is full, never has one. What fails is told and tried again.
 *
 * <p>{@link com.evertill.edge.backup.Backups} takes time and folder from outside and starts nothing; each step may last as long as the disk needs, so
 * whoever drives it gives it a thread of its own.
 */
@NullMarked
package com.evertill.edge.backup;

import org.jspecify.annotations.NullMarked;
