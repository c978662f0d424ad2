/**
 * The lake: every fact of every shop as rows of tables, in Parquet files that are asked by SQL, for reports that look back further than the live
 * figures do.
 *
 * <p><b>In.</b> {@link com.evertill.cloud.lake.Lake} subscribes to {@code com.evertill.facts.*.v1}. What it takes becomes rows at once, durable in its
 * own SQLite file under the event's source and id. A step writes what has waited long enough, or is enough, into the files. What it cannot read is
 * set aside whole, and tried again when it is opened by software that may have learnt to. A fact that was too large for the bus comes without its
 * payload, which is asked for where it was told.
 *
 * <p><b>The tables</b> are a list ({@link com.evertill.cloud.lake.LakeTables}): each column names where in a fact its value stands. Only what a column
 * names gets into a file, so personal data stay out by construction: no free text that a person typed, nothing of a card but its brand, no name of a
 * basket or a payment by which another service would know a customer. Staff are their numbers. Amounts are whole minor units beside their currency,
 * quantities whole thousandths. Columns are only ever added, behind those that are there: files of before have nulls there.
 *
 * <p><b>The files</b> lie at {@code TABLE/tenant=T/business_day=D/part-N.parquet} (Hive's style), on a disk here and under the same names in S3. A
 * store is a column by which the rows are sorted, and no level of its own: a year of a hundred shops is 365 files a table, and not 36,500, which
 * took sixty times as long to read whole and nine times as long even for one shop alone (measured with 3.65 million rows). A fact belongs to the
 * business day that it names, however late it comes.
 *
 * <p><b>What a reader may see.</b> New rows and the rows of the day's last part are merged into a new file, which takes the old one's place and name in
 * one move (S3: one PUT). A reader sees a file before or after, never half, never a row twice (here it holds on
 * to the files of its question by hard links, {@link com.evertill.cloud.lake.Snapshot}), and there is never a heap of small files to be
 * compacted: that is done with each write. A part that has grown large is left alone and the next one begun. Files of two tables are not moved
 * at the same instant: for that moment a reader may see a sale and not yet its lines. What is to be written is written down before it is begun, so
 * after a crash the same rows go into the same part again, in place of those that may be there already: the key of a fact, not luck, says which.
 *
 * <p><b>Out.</b> {@link com.evertill.cloud.lake.LakeReport}s are SQL in the words that DuckDB and Athena (Trino) both have; {@link
 * com.evertill.cloud.lake.LakeReader} runs them here, and {@link com.evertill.cloud.lake.AthenaTables} writes the tables' definitions for there from
 * the same list. There is no report on margin: no fact says what goods cost.
 */
@NullMarked
package com.evertill.cloud.lake;

import org.jspecify.annotations.NullMarked;
