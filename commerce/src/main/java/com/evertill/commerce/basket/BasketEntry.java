package com.evertill.commerce.basket;

import java.time.Instant;

/** An event with the store time at which it happened. */
public record BasketEntry(Instant at, BasketEvent happened) {}
