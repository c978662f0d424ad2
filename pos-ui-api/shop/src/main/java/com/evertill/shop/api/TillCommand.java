package com.evertill.shop.api;

import org.jspecify.annotations.Nullable;

/**
 * One action, once.
 *
 * @param id made by the head, 1 to 64 characters, unique on its till for ever; a repeat is answered like the first and does nothing.
 * @param basket the basket that the head's user saw; if another one is open by now, the command is refused. Absent where it does not matter.
 */
public record TillCommand(String id, @Nullable String basket, TillAction action) {
    public TillCommand {
        if (id == null || id.isBlank() || id.length() > 64 || action == null) {
            throw new IllegalArgumentException("a command has an id of 1 to 64 characters and an action");
        }
    }
}
