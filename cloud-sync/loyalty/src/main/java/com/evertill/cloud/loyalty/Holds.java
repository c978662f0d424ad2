package com.evertill.cloud.loyalty;

import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Points that somebody is about to spend, as rows. */
final class Holds {
    private enum State {
        HELD,
        RELEASED,
        SETTLED
    }

    private record Hold(long account, long points, State state, Instant expires) {
        static Hold of(ResultSet row) throws SQLException {
            return new Hold(
                    row.getLong(1),
                    row.getLong(2),
                    State.valueOf(row.getString(3)),
                    Instant.ofEpochMilli(row.getLong(4)));
        }

        /** Its time may be over before anybody has looked. */
        State at(Instant now) {
            return state == State.HELD && !now.isBefore(expires) ? State.RELEASED : state;
        }
    }

    private static Optional<Hold> find(Tx tx, String id) throws SQLException {
        return tx.first("SELECT account, points, state, expires FROM hold WHERE id = ?", Hold::of, id);
    }

    static long held(Tx tx, long account, Instant now) throws SQLException {
        return tx.number(
                "SELECT sum(points) FROM hold WHERE account = ? AND state = 'HELD' AND expires > ?",
                account,
                now.toEpochMilli());
    }

    static @Nullable LoyaltyRefusal hold(Tx tx, String id, String customer, long points, String store, Instant now)
            throws SQLException {
        if (points <= 0) {
            return LoyaltyRefusal.THE_POINTS_MUST_BE_MORE_THAN_ZERO;
        }
        if (find(tx, id).isPresent()) {
            return LoyaltyRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND;
        }
        if (Accounts.isClosed(tx, customer)) {
            return LoyaltyRefusal.THE_ACCOUNT_IS_CLOSED;
        }
        var account = Accounts.find(tx, customer);
        if (account.isEmpty() || points > free(tx, account.getAsLong(), now)) {
            return LoyaltyRefusal.THERE_ARE_NOT_ENOUGH_POINTS;
        }
        put(tx, id, account.getAsLong(), points, store, State.HELD, now.plus(Loyalty.HELD_FOR));
        return null;
    }

    private static long free(Tx tx, long account, Instant now) throws SQLException {
        return Accounts.balance(tx, account) - held(tx, account, now);
    }

    private static void put(Tx tx, String id, long account, long points, String store, State state, Instant expires)
            throws SQLException {
        tx.update(
                "INSERT INTO hold VALUES(?, ?, ?, ?, ?, ?)", id, account, points, store, state, expires.toEpochMilli());
    }

    static @Nullable LoyaltyRefusal settle(Tx tx, String id, Instant now) throws SQLException {
        var found = find(tx, id);
        if (found.isEmpty()) {
            return LoyaltyRefusal.THERE_IS_NO_SUCH_HOLD;
        }
        var hold = found.get();
        return switch (hold.at(now)) {
            case SETTLED -> null;
            case RELEASED -> LoyaltyRefusal.THE_HOLD_IS_OVER;
            case HELD -> {
                become(tx, id, State.SETTLED);
                Accounts.add(tx, hold.account(), Cause.REDEEMED, -hold.points(), id, now, now);
                yield null;
            }
        };
    }

    static @Nullable LoyaltyRefusal release(Tx tx, String id, Instant now) throws SQLException {
        var found = find(tx, id);
        if (found.isEmpty()) {
            return LoyaltyRefusal.THERE_IS_NO_SUCH_HOLD;
        }
        if (found.get().at(now) == State.SETTLED) {
            return LoyaltyRefusal.THE_POINTS_ARE_SPENT;
        }
        become(tx, id, State.RELEASED);
        return null;
    }

    private static void become(Tx tx, String id, State state) throws SQLException {
        tx.update("UPDATE hold SET state = ? WHERE id = ?", state, id);
    }

    /** As it was told when it was settled, for a database that does not know it any more. */
    static void restore(Tx tx, LoyaltyNews.Heard.Redeemed told, Instant now) throws SQLException {
        var account = Accounts.opened(tx, told.customer());
        if (account.isPresent() && find(tx, told.hold()).isEmpty()) {
            put(tx, told.hold(), account.getAsLong(), told.points(), "", State.SETTLED, told.at());
            Accounts.add(tx, account.getAsLong(), Cause.REDEEMED, -told.points(), told.hold(), told.at(), now);
        }
    }

    /** Lets go of what nobody has settled in time. */
    static int expire(Tx tx, Instant now) throws SQLException {
        return tx.update(
                "UPDATE hold SET state = 'RELEASED' WHERE state = 'HELD' AND expires <= ?", now.toEpochMilli());
    }

    private Holds() {}
}
