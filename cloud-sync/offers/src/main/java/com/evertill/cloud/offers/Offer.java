package com.evertill.cloud.offers;

import java.time.Instant;

/**
 * That a customer may like an item. It changes no price.
 *
 * @param id unique for ever.
 * @param because an item that they bought or have in their cart, with which others buy it.
 * @param until then it is over.
 */
public record Offer(
        String id, String campaign, String customer, String item, String because, Instant at, Instant until) {}
