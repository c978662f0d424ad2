package com.evertill.edge.catalog;

import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What a shop must know to take releases.
 *
 * @param priceZone whose releases it takes.
 * @param headOffice Ed25519: what releases are signed with.
 * @param storeZone for releases that come into force by the clock on the wall.
 * @param folder where files lie while they are fetched.
 * @param jitter within which shops spread their fetching, so that not all of them come at once; an emergency does not wait.
 */
public record InboxConfig(String priceZone, PublicKey headOffice, ZoneId storeZone, Path folder, Duration jitter) {}
