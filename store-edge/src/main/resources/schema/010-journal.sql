-- The node: one row. Starts are counted so that versions of views grow over restarts.
CREATE TABLE node(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    starts INTEGER NOT NULL);

-- The journal. Rows are only ever added; sequence has no gaps; hash is the chain.
CREATE TABLE fact(
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,            -- store time, milliseconds since 1970
    business_day INTEGER NOT NULL,  -- days since 1970
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload BLOB NOT NULL,
    hash BLOB NOT NULL);
CREATE TRIGGER fact_is_never_changed BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'a fact is never changed'); END;
CREATE TRIGGER fact_is_never_deleted BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'a fact is never deleted'); END;

-- Numbers that never go back: receipts and shifts, per till and epoch.
CREATE TABLE number(
    kind TEXT NOT NULL,
    till INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, till, epoch)) WITHOUT ROWID;

-- Folds: sums over the journal, kept in its transactions, always rebuildable from it.
CREATE TABLE total(
    business_day INTEGER NOT NULL,
    till INTEGER NOT NULL,
    shift TEXT NOT NULL,
    figure TEXT NOT NULL,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    count INTEGER NOT NULL,
    minor INTEGER NOT NULL,
    PRIMARY KEY (business_day, till, shift, figure, name, currency)) WITHOUT ROWID;
CREATE INDEX total_of_shift ON total(shift);

CREATE TABLE stock(
    item TEXT NOT NULL,
    unit TEXT NOT NULL,
    thousandths INTEGER NOT NULL,
    PRIMARY KEY (item, unit)) WITHOUT ROWID;

CREATE TABLE receipt(
    number TEXT PRIMARY KEY,
    till INTEGER NOT NULL,
    sequence INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX receipt_of_till ON receipt(till, sequence);
