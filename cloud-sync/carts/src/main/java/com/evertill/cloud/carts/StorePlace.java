package com.evertill.cloud.carts;

import java.time.ZoneId;

/**
 * Which prices a store has.
 *
 * @param priceZone whose releases it takes.
 * @param timeZone of the clock on its wall, for releases that come into force by that.
 */
public record StorePlace(String priceZone, ZoneId timeZone) {}
