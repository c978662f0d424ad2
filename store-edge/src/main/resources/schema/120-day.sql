-- A card payment whose slip the customer signs, and those that a terminal's count is compared with: 0 not yet, 1 in the reconciliation under way, 2 done.
ALTER TABLE card_attempt ADD COLUMN signed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card_attempt ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
UPDATE card_attempt SET counted = 2 WHERE state = 'APPLIED';
CREATE INDEX card_attempt_to_count ON card_attempt(till) WHERE state = 'APPLIED' AND counted < 2;

-- Paper is a receipt, or the shop's slip of a card payment.
CREATE TABLE paper(
    id TEXT PRIMARY KEY,
    till INTEGER NOT NULL,
    receipt TEXT,
    copy INTEGER NOT NULL,
    state TEXT NOT NULL,
    made INTEGER NOT NULL,
    attempt TEXT) WITHOUT ROWID;
INSERT INTO paper SELECT id, till, receipt, copy, state, made, NULL FROM print_job;
DROP TABLE print_job;
ALTER TABLE paper RENAME TO print_job;
CREATE INDEX print_job_open ON print_job(till, state) WHERE state NOT IN ('PRINTED', 'LEFT');

-- The terminal of a till is to be reconciled behind this shift. asked: it was asked to, when its open period was this one and came to so much.
CREATE TABLE reconciliation(
    till INTEGER PRIMARY KEY,
    shift TEXT NOT NULL,
    business_day INTEGER NOT NULL,
    asked INTEGER NOT NULL DEFAULT 0,
    period TEXT,
    minor INTEGER);

-- What somebody must see to and close: the fact that opened it.
CREATE TABLE open_exception(
    id TEXT PRIMARY KEY,
    till INTEGER NOT NULL,
    opened INTEGER NOT NULL,
    fact BLOB NOT NULL) WITHOUT ROWID;
