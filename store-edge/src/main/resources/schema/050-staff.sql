CREATE TABLE staff(
    number TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    salt BLOB NOT NULL,
    pin BLOB NOT NULL,               -- PBKDF2-HMAC-SHA256
    failures INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;

-- Only hashes of what is in the browsers' cookies.
CREATE TABLE session(
    token BLOB PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff(number),
    till INTEGER,
    expires INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE pairing(
    token BLOB PRIMARY KEY,
    till INTEGER NOT NULL,
    paired INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE pairing_code(
    code BLOB PRIMARY KEY,
    till INTEGER NOT NULL,
    expires INTEGER NOT NULL) WITHOUT ROWID;
