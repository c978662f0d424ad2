package com.evertill.shop.api;

import org.jspecify.annotations.Nullable;

/**
 * One action, once.
 *
 * @param id made by the head, 1 to 64 characters, unique on its till for ever; a repeat is answered like the first and does nothing.
 * @param basket the basket that the head's user saw; if another one is open by now, the command is refused. Absent where it does not matter.
 * @param turn of the {@link TillView} that the head's user saw. Answers are kept for a month; by the turn a repeat is known, and refused, also after
 *     that. Where it is absent, a repeat as late as that would be done anew.
 */
public record TillCommand(
        String id, @Nullable String basket, @Nullable Long turn, TillAction action) {
    public TillCommand {
        if (id == null || id.isBlank() || id.length() > 64 || action == null) {
            throw new IllegalArgumentException("a command has an id of 1 to 64 characters and an action");
        }
    }

    /** Of a head that shows no view. */
    public TillCommand(String id, @Nullable String basket, TillAction action) {
        this(id, basket, null, action);
    }
}
