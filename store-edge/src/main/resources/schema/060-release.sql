-- Releases of head office from the first nudge until a newer one is in force.
CREATE TABLE release (
    number   INTEGER PRIMARY KEY,
    manifest BLOB    NOT NULL,              -- ReleaseManifest, its signature already verified
    full     TEXT    NOT NULL,              -- addresses as the last nudge gave them; they expire
    delta    TEXT,                          -- null as well when the delta turned out not to lead there
    step     TEXT    NOT NULL,              -- the last Acknowledgement
    version  INTEGER                        -- of the price book, once it is staged
) STRICT;
