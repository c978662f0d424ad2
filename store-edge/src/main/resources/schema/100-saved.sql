-- What was read from a file that was set aside as damaged, and has the form of a fact of this node. Proven by the chain, or not at all.
CREATE TABLE saved_fact(
    epoch INTEGER NOT NULL,         -- 0 while it is not known
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    business_day INTEGER NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (epoch, sequence, hash));

-- Facts of an earlier epoch, joined to what the cloud had of it, which it does not have yet.
CREATE TABLE past_tail(
    epoch INTEGER PRIMARY KEY,
    confirmed INTEGER NOT NULL,
    last INTEGER NOT NULL);
CREATE TRIGGER a_tail_on_its_way_is_not_pruned BEFORE INSERT ON pruned
    WHEN EXISTS (SELECT 1 FROM past_tail t
        WHERE t.confirmed < t.last AND (NEW.epoch, NEW.sequence) > (t.epoch, t.confirmed))
    BEGIN SELECT RAISE(ABORT, 'the cloud does not hold it yet'); END;
