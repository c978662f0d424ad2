-- The basket in progress at each till, event by event. Gone into its fact when the basket ends.
CREATE TABLE basket_event(
    till INTEGER NOT NULL,
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    event BLOB NOT NULL,
    PRIMARY KEY (till, n)) WITHOUT ROWID;

-- What every command was answered. refusal is null where it was done.
CREATE TABLE command(
    n INTEGER PRIMARY KEY,
    till INTEGER NOT NULL,
    id TEXT NOT NULL,
    digest BLOB NOT NULL,
    refusal TEXT,
    UNIQUE (till, id));

-- The open drawer session of a till. Closed ones are facts.
CREATE TABLE shift(
    till INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    cashier TEXT NOT NULL,
    opened INTEGER NOT NULL,
    business_day INTEGER NOT NULL);

-- One row per card payment attempt, for ever; its reference is the same at the terminal.
CREATE TABLE card_attempt(
    reference TEXT PRIMARY KEY,
    till INTEGER NOT NULL,
    basket TEXT NOT NULL,
    currency TEXT NOT NULL,
    minor INTEGER NOT NULL,
    state TEXT NOT NULL,
    intended INTEGER NOT NULL,
    asked INTEGER,
    cancelled INTEGER NOT NULL DEFAULT 0,
    denials INTEGER NOT NULL DEFAULT 0,
    tender INTEGER,
    approval BLOB,
    reversal TEXT,
    trouble TEXT,
    detail TEXT) WITHOUT ROWID;
CREATE INDEX card_attempt_of_basket ON card_attempt(basket);
CREATE INDEX card_attempt_open ON card_attempt(till, state) WHERE state NOT IN ('APPLIED', 'DECLINED', 'REVERSED');

CREATE TABLE print_job(
    id TEXT PRIMARY KEY,
    till INTEGER NOT NULL,
    receipt TEXT NOT NULL,
    copy INTEGER NOT NULL,
    state TEXT NOT NULL,
    made INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX print_job_open ON print_job(till, state) WHERE state NOT IN ('PRINTED', 'LEFT');
