package com.evertill.shop.api;

/**
 * One booking of goods, once.
 *
 * @param id made by the head, 1 to 64 characters, unique in the shop for ever; a repeat is answered like the first and books nothing.
 */
public record GoodsCommand(String id, GoodsAction action) {
    public GoodsCommand {
        if (id == null || id.isBlank() || id.length() > 64 || action == null) {
            throw new IllegalArgumentException("a booking has an id of 1 to 64 characters and an action");
        }
    }
}
