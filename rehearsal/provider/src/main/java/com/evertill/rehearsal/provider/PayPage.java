package com.evertill.rehearsal.provider;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a customer sees at the provider, and what whoever plays provider sees. */
final class PayPage {
    private static final String LOOK = "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport"
            + " content='width=device-width'><title>Stand-in for a payment provider</title><style>body{font:18px/1.5 system-ui;"
            + "max-width:28rem;margin:3rem auto;padding:0 1rem}button{font:inherit;width:100%;padding:.8rem;margin:.3rem 0}"
            + "td{padding:.1rem .8rem .1rem 0}</style>";

    static String open(Session session, boolean declined) {
        return LOOK + "<h1>" + amount(session.amount(), session.currency()) + "</h1><p>Order "
                + safe(session.order()) + ". No bank stands behind this page.</p>"
                + (declined ? "<p role=alert>Your card was declined. Try another one.</p>" : "")
                + "<form method=post><button name=action value=pay>Pay</button>"
                + "<button name=action value=decline>Pay with a card that is declined</button>"
                + "<button name=action value=leave>Leave</button></form>";
    }

    static String closed() {
        return LOOK + "<h1>This page is closed</h1><p>It was paid, or its time is over.</p>";
    }

    static String overview(List<Intent> intents, Instant now) {
        var rows = new StringBuilder();
        for (var intent : intents.reversed()) {
            rows.append("<tr><td>%s<td>%s<td>%s"
                    .formatted(intent.id(), amount(intent.amount(), intent.currency()), intent.status(now)));
        }
        var faults = new StringBuilder();
        for (var fault : Fault.values()) {
            faults.append("<button name=fault value=%s>%s</button>".formatted(fault, fault));
        }
        return LOOK + "<h1>Payments</h1><table>" + rows
                + "</table><h2>What happens to the next request</h2><form method=post>" + faults + "</form>";
    }

    /** For the eye: two decimals, whatever the currency. */
    private static String amount(long units, String currency) {
        return BigDecimal.valueOf(units, 2) + " " + safe(currency).toUpperCase(Locale.ROOT);
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private PayPage() {}
}
