package com.evertill.rehearsal.erp;

import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept.
 *
 * @param id of the message: there is one of each.
 * @param what {@code sale}, {@code return} or anything else.
 * @param transaction what was sold, by the name that both forms have for it; absent where it was not read.
 * @param minor what it comes to, in minor units.
 */
record Kept(
        String id,
        String what,
        @Nullable String transaction,
        @Nullable String currency,
        long minor) {}
