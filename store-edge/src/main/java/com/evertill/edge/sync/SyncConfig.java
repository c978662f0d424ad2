package com.evertill.edge.sync;

import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * Who this box is to the cloud.
 *
 * @param zone the price zone of the store.
 * @param software name and version.
 * @param nodeKey of the node's certificate, EC P-256: signs batches.
 * @param cloudKey Ed25519: what confirmations are countersigned with.
 */
public record SyncConfig(String zone, String software, PrivateKey nodeKey, PublicKey cloudKey) {}
