package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.FactArchive;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.terminal.CardTerminal;
import java.nio.file.Path;

/**
 * Where a deliberately broken copy of the system differs from the real one. The real one differs nowhere; the broken ones are in the tests, and show that
 * each {@link Invariant} can fail.
 */
public interface Variant {
    /** The system as it is shipped. */
    Variant NONE = new Variant() {};

    /** What becomes of a statement of the edge's before SQLite sees it. */
    default String edgeSql(String sql) {
        return sql;
    }

    /** The same, of the cloud's. */
    default String cloudSql(String sql) {
        return sql;
    }

    default FactArchive archive(FactArchive real) {
        return real;
    }

    default CardTerminal terminal(CardTerminal real) {
        return real;
    }

    default LaneDevices devices(LaneDevices real) {
        return real;
    }

    /** Whether a box that is told that it stands on an old copy writes that down before it does anything about it. */
    default boolean keepsTheCloudsWordAtOnce() {
        return true;
    }

    /** The files of a box as they are found when it starts again. */
    default void foundAgain(Path folder) {}

    /** The broker has taken something on a topic, which says nothing that counts. */
    default void puback(Box box, String topic, byte[] payload) {}
}
