package com.evertill.cloud.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** As the schema has it. */
public record OfferView(
        @Nullable String id,
        ProductView product,
        @Nullable ProductView because,
        @Nullable Instant until) {}
