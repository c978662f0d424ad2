package com.evertill.edge.till;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.codes.CodeRules;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.edge.catalog.PriceBook;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.receipt.PrintJobs;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.tender.CardAttempts;
import java.util.function.Function;

/**
 * What the tills of a shop stand on together.
 *
 * @param sealer asks the country's signing device or service for a sale's seal. {@link #NO_SIGNER} where no law wants one.
 */
public record TillSite(
        StoreConfig store,
        CodeRules codes,
        Database database,
        Journal journal,
        PriceBook priceBook,
        Totals totals,
        Receipts receipts,
        PrintJobs printJobs,
        CardAttempts attempts,
        WaitingBaskets waiting,
        WantedCarts wantedCarts,
        Function<Basket.Sealing, Seal> sealer) {
    public static final Function<Basket.Sealing, Seal> NO_SIGNER = _ -> new Seal.None();

    /** The id of a till's n-th basket: no other box, epoch or till can make the same. */
    BasketId basket(TillId till, long number) {
        return new BasketId(store.node() + "-" + journal.epoch() + "-" + till + "-" + number);
    }
}
