package com.evertill.cloud.stock;

import com.evertill.cloud.events.CloudEvent;
import java.util.List;
import java.util.Optional;

/**
 * What one event does: all of it or nothing.
 *
 * @param levels as they are to be, each one version behind what it was read as.
 * @param movements that were not known.
 * @param meaningless movements that need not be kept any longer; whether they go at once makes no difference.
 * @param reservation as it is to be, one version behind what it was read as.
 * @param events for the bus.
 */
public record Change(
        List<Level> levels,
        List<Movement> movements,
        List<Movement> meaningless,
        Optional<Reservation> reservation,
        List<CloudEvent> events) {

    /** Kinds of one fact that are taken together: a level and a movement each, in one transaction (DynamoDB: 100 actions in one). */
    static final int MOST_KINDS = 30;

    boolean isEmpty() {
        return levels.isEmpty() && reservation.isEmpty();
    }
}
