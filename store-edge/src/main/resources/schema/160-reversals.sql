-- References of reversals that the terminal seemed never to have seen, and that may have come through all the same; a blank between them.
ALTER TABLE card_attempt ADD COLUMN former TEXT NOT NULL DEFAULT '';
