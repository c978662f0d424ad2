package com.evertill.cloud.customers;

import com.evertill.commerce.sqlite.Database;
import java.util.List;

/** A database in which what is deleted is overwritten (SQLite, {@code PRAGMA secure_delete}), and not just let go of. */
final class Overwriting {
    static Database open(String url, List<String> migrations) {
        var database = Database.open(url, migrations);
        // It is the writer's, who is one and stays.
        database.write(tx -> tx.number("PRAGMA secure_delete=ON"));
        return database;
    }

    private Overwriting() {}
}
