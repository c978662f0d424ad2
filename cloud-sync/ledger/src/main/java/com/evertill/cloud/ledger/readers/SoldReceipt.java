package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import java.util.List;
import java.util.Optional;

/** What a list of sales shows of one. */
record SoldReceipt(
        ReceiptNumber number,
        TillId till,
        StaffId cashier,
        long items,
        Money total,
        List<String> tenders,
        long release) {

    static Optional<SoldReceipt> of(Payload payload) {
        return payload instanceof Payload.SaleCompleted sale
                ? Optional.of(new SoldReceipt(
                        sale.receipt(),
                        sale.till(),
                        sale.cashier(),
                        sale.priced().items(),
                        sale.priced().total(),
                        sale.tenders().stream().map(Tender::means).distinct().toList(),
                        sale.release()))
                : Optional.empty();
    }
}
