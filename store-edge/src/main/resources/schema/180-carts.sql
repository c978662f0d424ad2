-- The cart that a till has asked the cloud for: gone when it has it, or nobody waits for it any more. refusal is null until the cloud says no.
CREATE TABLE wanted_cart(
    till INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    code TEXT NOT NULL,
    staff TEXT NOT NULL,
    at INTEGER NOT NULL,
    refusal TEXT);
