-- A box without a journal asks for its node's place: under which name it made for itself, and the cloud's signed word once that has come.
CREATE TABLE enrolment(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    nonce TEXT NOT NULL,
    place BLOB);                    -- Place, as it came last

-- The epochs before this one, each up to the fact with which the cloud's word says that it ends.
CREATE TABLE past_epoch(
    epoch INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL,      -- of the last fact; 0 if there is none
    hash BLOB NOT NULL);            -- of that fact

-- Their facts, as the boxes before wrote them. Once a journal stands on them they are what it is: never changed, never deleted.
CREATE TABLE past_fact(
    epoch INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    business_day INTEGER NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (epoch, sequence));
CREATE TRIGGER past_fact_is_never_changed BEFORE UPDATE ON past_fact
    BEGIN SELECT RAISE(ABORT, 'a fact is never changed'); END;
CREATE TRIGGER past_fact_is_never_deleted BEFORE DELETE ON past_fact WHEN EXISTS (SELECT 1 FROM node)
    BEGIN SELECT RAISE(ABORT, 'a fact is never deleted'); END;

-- Which epoch's fact a receipt is. There was but one before.
ALTER TABLE receipt ADD COLUMN epoch INTEGER NOT NULL DEFAULT 1;
DROP INDEX receipt_of_till;
CREATE INDEX receipt_of_till ON receipt(till, epoch, sequence);
