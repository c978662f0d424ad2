-- An attempt that gives money back has a reason, whoever asked for it, and the payment that it belongs to where it belongs to one.
ALTER TABLE card_attempt ADD COLUMN refund_reason TEXT;
ALTER TABLE card_attempt ADD COLUMN refund_by TEXT;
ALTER TABLE card_attempt ADD COLUMN refund_receipt TEXT;
ALTER TABLE card_attempt ADD COLUMN refund_tender INTEGER;
ALTER TABLE card_attempt ADD COLUMN refund_payment TEXT;
ALTER TABLE card_attempt ADD COLUMN refund_original TEXT;
CREATE INDEX card_attempt_refund ON card_attempt(till, intended) WHERE refund_reason IS NOT NULL;

-- A refund has two slips: the shop's and the customer's.
ALTER TABLE print_job ADD COLUMN customers INTEGER NOT NULL DEFAULT 0;

-- What is not to be given back any more of a completed sale's card payment, in minor units of its currency.
CREATE TABLE given_back(
    payment TEXT PRIMARY KEY,
    minor INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE pruned_given_back(
    payment TEXT PRIMARY KEY,
    minor INTEGER NOT NULL) WITHOUT ROWID;
