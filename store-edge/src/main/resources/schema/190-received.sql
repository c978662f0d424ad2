-- The carts that ever came to this shop, whatever became of them.
CREATE TABLE received_cart(basket TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE pruned_received_cart(basket TEXT PRIMARY KEY) WITHOUT ROWID;
