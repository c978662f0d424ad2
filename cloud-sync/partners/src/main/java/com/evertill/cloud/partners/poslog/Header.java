package com.evertill.cloud.partners.poslog;

import java.time.Instant;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Where, when and by whom.
 *
 * @param till zero for what happened at none.
 * @param sequence of the transaction at its workstation: of a receipt its number, and of what has none that of the fact.
 */
record Header(Told told, int till, long sequence, @Nullable String operator, Instant begun) {
    /** @param id by which it is the same transaction when it comes again. */
    void write(Markup xml, String type, boolean cancelled, String id, Markup.Content content)
            throws XMLStreamException {
        xml.element(
                "Transaction",
                () -> {
                    store(xml, told.node().shop());
                    if (till > 0) {
                        xml.text("WorkstationID", Integer.toString(till));
                    }
                    xml.text("SequenceNumber", Long.toString(sequence));
                    xml.text("TransactionID", id);
                    xml.text("BusinessDayDate", told.businessDay().toString());
                    xml.time("BeginDateTime", begun);
                    xml.time("EndDateTime", told.at());
                    xml.textIfAny("OperatorID", operator);
                    content.write();
                },
                "TypeCode",
                type,
                "CancelFlag",
                Boolean.toString(cancelled));
    }

    /** @param store {@code tenant.store}. */
    static void store(Markup xml, String store) throws XMLStreamException {
        xml.element("BusinessUnit", () -> xml.text("UnitID", store, "TypeCode", "RetailStore"));
    }
}
