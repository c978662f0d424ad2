-- Payments of completed sales that a terminal approved without asking the bank, until it is known what the bank says.
-- passed: how many of the terminal's reconciliations they were over.
CREATE TABLE offline_approval(
    attempt TEXT PRIMARY KEY,
    till INTEGER NOT NULL,
    receipt TEXT NOT NULL,
    tender INTEGER NOT NULL,
    currency TEXT NOT NULL,
    minor INTEGER NOT NULL,
    at INTEGER NOT NULL,
    passed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE pruned_offline_approval(
    attempt TEXT PRIMARY KEY,
    till INTEGER NOT NULL,
    receipt TEXT NOT NULL,
    tender INTEGER NOT NULL,
    currency TEXT NOT NULL,
    minor INTEGER NOT NULL,
    at INTEGER NOT NULL,
    passed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;

-- The limit beyond which the terminal approved it without asking the bank: it is given back.
ALTER TABLE card_attempt ADD COLUMN beyond TEXT;

-- As the release in force says; null where head office has said nothing.
ALTER TABLE price_book ADD COLUMN offline_limits BLOB;

-- Of the fact that opened it.
ALTER TABLE open_exception ADD COLUMN type TEXT NOT NULL DEFAULT 'terminal.reconciled';
