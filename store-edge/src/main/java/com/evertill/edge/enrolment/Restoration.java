package com.evertill.edge.enrolment;

import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Batch.RejectedException;
import com.evertill.commerce.facts.BatchStream;
import com.evertill.commerce.facts.BatchStream.Signed;
import com.evertill.commerce.messages.Place;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.edge.catalog.ReleaseSource;
import com.evertill.edge.catalog.ReleaseSource.AddressExpiredException;
import com.evertill.edge.journal.Past;
import com.evertill.edge.journal.Past.End;
import java.io.DataInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;

/** Fetches the facts of earlier epochs. Whatever brings them, what is kept follows from what is there and leads to the cloud's word, or goes again. */
final class Restoration {
    private final Database database;
    private final NodeId node;
    private final ReleaseSource source;
    private final Past past;

    enum Progress {
        MORE,
        WHOLE
    }

    /** It goes no further just now. */
    static final class NotFetchedException extends Exception {
        private static final long serialVersionUID = 1;

        NotFetchedException(String message) {
            super(message);
        }

        NotFetchedException(String message, Exception cause) {
            super(message, cause);
        }
    }

    Restoration(Database database, NodeId node, ReleaseSource source) {
        this.database = database;
        this.node = node;
        this.source = source;
        this.past = new Past(node);
    }

    /** A stretch of the first epoch that is not whole. */
    Progress fetch(Place word) throws NotFetchedException, AddressExpiredException {
        for (var wanted : word.past()) {
            var held = database.read(tx -> past.held(tx, wanted.epoch()));
            if (held.sequence() < wanted.sequence()) {
                fetch(wanted, held);
                return Progress.MORE;
            }
            if (!held.hash().equals(wanted.hash())) {
                database.act(tx -> past.forget(tx, wanted.epoch()));
                throw new NotFetchedException("What came of epoch " + wanted.epoch()
                        + " is not what the cloud signed for; it is fetched once more.");
            }
        }
        return Progress.WHOLE;
    }

    private void fetch(Place.Past wanted, End from) throws NotFetchedException, AddressExpiredException {
        var held = from;
        try (var in = new DataInputStream(source.read(wanted.address() + "&from=" + (held.sequence() + 1), 0))) {
            for (var next = BatchStream.read(in); next.isPresent(); next = BatchStream.read(in)) {
                held = keep(open(next.get(), wanted, held));
            }
        } catch (AddressExpiredException expired) {
            throw expired;
        } catch (IOException e) {
            throw new NotFetchedException("It broke off: " + e.getMessage(), e);
        }
        if (held.equals(from)) {
            throw new NotFetchedException("The cloud gave nothing of epoch " + wanted.epoch() + " after "
                    + from.sequence() + ", where " + wanted.sequence() + " facts are to be had.");
        }
    }

    private Batch open(Signed signed, Place.Past wanted, End held) throws NotFetchedException {
        try {
            var batch = Batch.decode(signed.wire(), node, key(signed.key()));
            if (batch.epoch() != held.epoch()
                    || batch.first() != held.sequence() + 1
                    || batch.last() > wanted.sequence()
                    || !batch.before().equals(held.hash())) {
                throw new NotFetchedException("A batch came that does not follow after " + held.sequence()
                        + " of epoch " + held.epoch() + ".");
            }
            return batch;
        } catch (RejectedException | GeneralSecurityException damaged) {
            throw new NotFetchedException(
                    "The batch after " + held.sequence() + " of epoch " + held.epoch() + " came damaged.", damaged);
        }
    }

    private static PublicKey key(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private End keep(Batch batch) {
        database.act(tx -> {
            for (var fact : batch.facts()) {
                past.keep(tx, fact);
            }
        });
        return new End(batch.epoch(), batch.last(), batch.lastHash());
    }
}
