-- Up to where facts are no longer kept here, over all epochs: old ones that the cloud holds. Absent before the first time.
CREATE TABLE pruned(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL);            -- of that fact: the chain goes on from it

-- What sums, counters and open shifts were behind that fact.
CREATE TABLE pruned_total(
    business_day INTEGER NOT NULL,
    till INTEGER NOT NULL,
    shift TEXT NOT NULL,
    figure TEXT NOT NULL,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    count INTEGER NOT NULL,
    minor INTEGER NOT NULL,
    PRIMARY KEY (business_day, till, shift, figure, name, currency)) WITHOUT ROWID;
CREATE TABLE pruned_stock(
    item TEXT NOT NULL,
    unit TEXT NOT NULL,
    thousandths INTEGER NOT NULL,
    PRIMARY KEY (item, unit)) WITHOUT ROWID;
CREATE TABLE pruned_number(
    epoch INTEGER NOT NULL,
    counter TEXT NOT NULL,          -- kind and till, such as 'receipt 1'
    last INTEGER NOT NULL,
    PRIMARY KEY (epoch, counter)) WITHOUT ROWID;
CREATE TABLE pruned_shift(
    till INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    business_day INTEGER NOT NULL);

DROP TRIGGER fact_is_never_deleted;
CREATE TRIGGER fact_is_never_deleted BEFORE DELETE ON fact
    WHEN NOT EXISTS (SELECT 1 FROM pruned p, node n WHERE p.epoch = n.epoch AND OLD.sequence <= p.sequence)
    BEGIN SELECT RAISE(ABORT, 'a fact is never deleted'); END;
DROP TRIGGER past_fact_is_never_deleted;
CREATE TRIGGER past_fact_is_never_deleted BEFORE DELETE ON past_fact
    WHEN EXISTS (SELECT 1 FROM node)
        AND NOT EXISTS (SELECT 1 FROM pruned p WHERE (OLD.epoch, OLD.sequence) <= (p.epoch, p.sequence))
    BEGIN SELECT RAISE(ABORT, 'a fact is never deleted'); END;
CREATE TRIGGER only_what_the_cloud_holds_is_pruned BEFORE INSERT ON pruned
    WHEN EXISTS (SELECT 1 FROM node n, sync s WHERE NEW.epoch = n.epoch AND NEW.sequence > s.confirmed)
    BEGIN SELECT RAISE(ABORT, 'the cloud does not hold it yet'); END;
