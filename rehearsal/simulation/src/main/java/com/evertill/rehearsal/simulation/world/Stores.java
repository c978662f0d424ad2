package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.edge.store.StoreConfig;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** The shops there are. */
final class Stores {
    static final String ZONE = "all";
    static final ZoneId TIME_ZONE = ZoneId.of("Europe/Berlin");

    private static final long REFUND_LIMIT = 2_00;

    static StoreConfig of(int number, int tills) {
        return new StoreConfig(
                NodeId.parse("demo.shop" + number + ".box1"),
                "Shop " + number,
                new StoreConfig.LegalEntity("Example Ltd", List.of("1 High Street"), "DE123456789"),
                Goods.EUR,
                "en",
                TIME_ZONE,
                ZONE,
                TaxRules.EUROPEAN,
                Goods.TAXES,
                null,
                IntStream.rangeClosed(1, tills)
                        .mapToObj(
                                till -> new StoreConfig.Till(new TillId(till), "s", "p", "d", "http://127.0.0.1/nexo"))
                        .toList(),
                List.of(),
                null,
                null,
                REFUND_LIMIT);
    }

    private Stores() {}
}
