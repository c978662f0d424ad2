-- The reversals whose end was not known when a manager had given the money back in another way.
ALTER TABLE card_attempt ADD COLUMN followed TEXT NOT NULL DEFAULT '';
CREATE INDEX card_attempt_followed ON card_attempt(till) WHERE followed <> '';
