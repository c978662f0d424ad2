-- Answers to commands are kept for a while; when one was given says for how long. 0: before that was noted.
ALTER TABLE command ADD COLUMN at INTEGER NOT NULL DEFAULT 0;

-- The last of each till's commands whose answer is kept no longer.
CREATE TABLE command_forgotten(
    till INTEGER PRIMARY KEY,
    n INTEGER NOT NULL);
