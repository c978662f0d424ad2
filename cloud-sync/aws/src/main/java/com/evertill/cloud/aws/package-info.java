/**
 * The services' ports on AWS: what is a SQLite file where there is one machine is DynamoDB and EventBridge here, under the same contracts.
 *
 * <p>Clients come from outside, with their region and credentials; nothing here reads the environment.
 *
 * <p><b>Facts</b> ({@link com.evertill.cloud.aws.DynamoFactArchive}). A batch is one item under its stream and first sequence, put on the condition
 * that nothing is there: one write, however many facts. What it would overlap with is looked for first, by a consistent read of the one item that can.
 * Two batches of one node that contradict each other, kept by two processes at the same instant, can both come to lie there; the ledger links
 * one of them, in its own transaction, and the other is in nobody's chain. A node that signs two such batches has forked, which is alarmed either way.
 *
 * <p><b>Stock</b> ({@link com.evertill.cloud.aws.DynamoStockStore}). An item in a store is a partition; what one event does is one transaction, on the condition
 * that nobody was faster.
 *
 * <p><b>Events</b> ({@link com.evertill.cloud.aws.EventBridgeBus}). An event is put as it is written, its type beside it for rules to see.
 */
@NullMarked
package com.evertill.cloud.aws;

import org.jspecify.annotations.NullMarked;
