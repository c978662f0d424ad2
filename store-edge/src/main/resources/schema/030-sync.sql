-- How the journal was cut for the wire. Once cut, never cut anew: what the cloud stores is a batch, under its first sequence.
CREATE TABLE batch (
    last  INTEGER PRIMARY KEY,
    first INTEGER NOT NULL
) STRICT;

-- How far the cloud has confirmed: one row, moved forward by nothing but its countersigned word.
CREATE TABLE sync (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    confirmed INTEGER NOT NULL,
    hash      BLOB    NOT NULL,             -- of that fact, as both sides have it
    at        INTEGER,                      -- when we heard, ms since 1970
    plugged   INTEGER NOT NULL              -- 0 while a person has switched the link off
) STRICT;
INSERT INTO sync VALUES (1, 0, zeroblob(32), NULL, 1);
