-- What bookings of goods were answered: a repeat is answered the same, and no delivery note is booked twice.
CREATE TABLE goods_booking(
    id TEXT PRIMARY KEY,
    digest BLOB NOT NULL,
    sequence INTEGER,
    refusal TEXT,
    document TEXT,
    at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX goods_booking_at ON goods_booking(at);
-- Of what was booked, and not of what was refused.
CREATE UNIQUE INDEX goods_booking_document ON goods_booking(document) WHERE sequence IS NOT NULL;
