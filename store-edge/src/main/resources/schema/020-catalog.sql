-- The price book: what every version of it changed. An item is as its newest row up to the version in force says.

CREATE TABLE book_version (
    version  INTEGER PRIMARY KEY,           -- this box's own count: of two versions the later was staged upon the earlier
    release  INTEGER NOT NULL,              -- head office's number; 0 for a book that this shop imported itself
    taxes    BLOB    NOT NULL,              -- TaxTable as JSON
    items    INTEGER NOT NULL,              -- how many there are in it, once it is complete
    complete INTEGER NOT NULL               -- 0 while its rows are being written
) STRICT;

-- The one row that activation changes; absent before the first.
CREATE TABLE price_book (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL REFERENCES book_version (version),
    release INTEGER NOT NULL,
    since   INTEGER NOT NULL                -- ms since 1970
) STRICT;

CREATE TABLE item (
    row        INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    removed    INTEGER NOT NULL,            -- 1: from this version on there is no such item, and what follows is null
    gtin       TEXT,
    plu        TEXT,
    name       TEXT,
    department TEXT,
    price      INTEGER,                     -- minor units of the store's currency
    tax_class  TEXT,
    unit       TEXT
) STRICT;

-- A GTIN has no index of its own: the id of an item with a GTIN is made of it.
CREATE UNIQUE INDEX item_by_id ON item (id, version);
CREATE INDEX item_by_plu ON item (plu, version) WHERE plu IS NOT NULL;
CREATE INDEX item_by_version ON item (version);

-- Words of every row, also of those not in force, which a search leaves out.
CREATE VIRTUAL TABLE item_text USING fts5 (
    name, department, content = 'item', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER item_text_added AFTER INSERT ON item WHEN NOT new.removed BEGIN
    INSERT INTO item_text (rowid, name, department) VALUES (new.row, new.name, new.department);
END;

CREATE TRIGGER item_text_removed AFTER DELETE ON item WHEN NOT old.removed BEGIN
    INSERT INTO item_text (item_text, rowid, name, department) VALUES ('delete', old.row, old.name, old.department);
END;
