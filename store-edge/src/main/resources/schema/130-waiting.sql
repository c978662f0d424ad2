-- Baskets that were put aside and not recalled yet: whoever takes the row away owns the basket.
CREATE TABLE waiting_basket(
    basket TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    suspended BLOB NOT NULL);       -- the fact's payload
CREATE TABLE pruned_waiting_basket(
    basket TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    suspended BLOB NOT NULL);

-- The receipt of the sale that ended the till's last basket; none if it ended otherwise.
ALTER TABLE shift ADD COLUMN last_receipt TEXT;
