-- What a driver without a name for its payments (ZVT) notes of each before and while it is made, so that a lost answer can be found again.
CREATE TABLE terminal_note(
    reference TEXT PRIMARY KEY,
    till INTEGER NOT NULL,
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    currency TEXT NOT NULL,
    minor INTEGER NOT NULL,
    begun INTEGER NOT NULL,
    stage TEXT NOT NULL,
    before_it TEXT,
    booked TEXT,
    original TEXT,
    approval BLOB,
    reason TEXT,
    detail TEXT NOT NULL) WITHOUT ROWID;
CREATE UNIQUE INDEX terminal_note_order ON terminal_note(till, n);
