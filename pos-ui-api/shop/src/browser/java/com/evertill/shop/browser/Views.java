package com.evertill.shop.browser;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.Line;
import com.evertill.commerce.pricing.Pricer;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import com.evertill.shop.api.SessionApi.Pairing;
import com.evertill.shop.api.SessionApi.Role;
import com.evertill.shop.api.SessionApi.Session;
import com.evertill.shop.api.SyncView;
import com.evertill.shop.api.TillApi.ItemView;
import com.evertill.shop.api.TillApi.QuickKeys;
import com.evertill.shop.api.TillView;
import com.evertill.shop.api.TillView.CardPayment;
import com.evertill.shop.api.TillView.Device;
import com.evertill.shop.api.TillView.LastSale;
import com.evertill.shop.api.TillView.Notice;
import com.evertill.shop.api.TillView.OpenBasket;
import com.evertill.shop.api.TillView.PrintQuestion;
import com.evertill.shop.api.TillView.Shift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A till in any state, as the API would show it: priced by the real engine. */
record Views(
        long version,
        boolean shiftOpen,
        int lines,
        List<Tender> tenders,
        @Nullable LastSale lastSale,
        @Nullable CardPayment payment,
        List<PrintQuestion> questions,
        @Nullable Notice notice,
        boolean online,
        boolean devicesWell,
        TaxRules rules) {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Instant NOW = Instant.parse("2026-11-22T17:30:00Z");
    static final Session CASHIER = new Session("101", "Maria Lindner", Role.CASHIER, 1, "en", "EUR");
    static final Session MANAGER = new Session("900", "Jonas Weber", Role.MANAGER, 1, "en", "EUR");
    static final Pairing PAIRING = new Pairing(1, "Markt am Ring");

    private static final TaxRate REDUCED = new TaxRate("reduced", "7 %", 70_000);
    private static final List<String> NAMES = List.of(
            "Vollmilch 3,5 % 1 l",
            "Bananen",
            "Roggenmischbrot 750 g",
            "Butter mild gesäuert 250 g",
            "Eier Freiland 10 Stück Größe M",
            "Espresso ganze Bohne 1 kg",
            "Mineralwasser medium 6 × 1,5 l mit Pfand",
            "Tomaten Rispe",
            "Gouda jung in Scheiben 400 g",
            "Spülmittel Zitrone 500 ml");

    static Views open() {
        return new Views(10, true, 0, List.of(), null, null, List.of(), null, true, true, TaxRules.EUROPEAN);
    }

    Views withLines(int count) {
        return new Views(
                version + 1,
                shiftOpen,
                count,
                tenders,
                lastSale,
                payment,
                questions,
                notice,
                online,
                devicesWell,
                rules);
    }

    Views withTenders(Tender... taken) {
        return new Views(
                version + 1,
                shiftOpen,
                lines,
                List.of(taken),
                lastSale,
                payment,
                questions,
                notice,
                online,
                devicesWell,
                rules);
    }

    Views withChange(long minor) {
        var sale = new LastSale(receipt(17), eur(2735), eur(minor), NOW);
        return new Views(
                version + 1, shiftOpen, 0, List.of(), sale, null, questions, notice, online, devicesWell, rules);
    }

    Views withCard(TillView.CardState state) {
        var card = new CardPayment("1-1-18-a", eur(1250), state, false, false);
        return new Views(
                version + 1, shiftOpen, lines, tenders, lastSale, card, questions, notice, online, devicesWell, rules);
    }

    Views withQuestion() {
        var asked = List.of(new PrintQuestion("job-9", receipt(16)));
        return new Views(
                version + 1, shiftOpen, lines, tenders, lastSale, payment, asked, notice, online, devicesWell, rules);
    }

    Views withNotice(long number, @Nullable Refusal refusal, String entered) {
        var told = new Notice(number, refusal, entered);
        return new Views(
                version + 1, shiftOpen, lines, tenders, lastSale, payment, questions, told, online, devicesWell, rules);
    }

    Views unwell() {
        return new Views(
                version + 1, shiftOpen, lines, tenders, lastSale, payment, questions, notice, false, false, rules);
    }

    Views american() {
        return new Views(
                version + 1,
                shiftOpen,
                lines,
                tenders,
                lastSale,
                payment,
                questions,
                notice,
                online,
                devicesWell,
                TaxRules.AMERICAN);
    }

    Views closed() {
        return new Views(version + 1, false, 0, List.of(), null, null, questions, notice, online, devicesWell, rules);
    }

    TillView view() {
        return new TillView(
                version,
                1,
                version,
                PAIRING.store(),
                "EUR",
                rules.mode(),
                shiftOpen ? new Shift("1-1-4", "101", CASHIER.name(), NOW) : null,
                lines == 0 ? null : new OpenBasket("b-" + lines, Pricer.price(EUR, rules, basket(), tenders), tenders),
                lastSale,
                null,
                payment,
                null,
                questions,
                notice,
                devices(devicesWell),
                sync(online),
                NOW);
    }

    static SyncView sync(boolean online) {
        return online
                ? new SyncView(true, true, 418, 418, null, NOW, 12L, null)
                : new SyncView(false, false, 431, 418, NOW.minusSeconds(780), NOW.minusSeconds(800), 12L, null);
    }

    static List<Device> devices(boolean well) {
        return List.of(
                new Device("SCANNER", "READY", null),
                new Device(
                        "PRINTER", well ? "READY" : "PAPER_OUT", well ? null : "Put in a new roll, printed side up."),
                new Device("DRAWER", well ? "READY" : "DRAWER_OPEN", null),
                new Device("TERMINAL", well ? "READY" : "OFFLINE", null));
    }

    static Money eur(long minor) {
        return new Money(minor, EUR);
    }

    static ReceiptNumber receipt(long number) {
        return new ReceiptNumber(new TillId(1), 1, number);
    }

    static List<QuickKeys> quickKeys() {
        return List.of("Obst & Gemüse", "Fleisch & Wurst", "Brot & Backwaren", "Käse", "Fisch").stream()
                .map(department -> new QuickKeys(
                        department,
                        IntStream.range(0, 26)
                                .mapToObj(i -> produce(department, i))
                                .toList()))
                .toList();
    }

    private static ItemView produce(String department, int i) {
        var names = List.of(
                "Äpfel Elstar",
                "Äpfel Golden Delicious",
                "Avocado Hass",
                "Bananen",
                "Birnen Conference",
                "Brezel",
                "Clementinen");
        var code = String.valueOf(4011 + i);
        var unit = i % 3 == 2 ? Unit.EACH : Unit.KG;
        return new ItemView("plu:" + code, code, names.get(i % names.size()), department, eur(79 + 10L * i), unit);
    }

    private List<Line> basket() {
        var all = new ArrayList<Line>();
        for (int i = 0; i < lines; i++) {
            var name = NAMES.get(i % NAMES.size());
            var weighed = name.equals("Bananen") || name.equals("Tomaten Rispe");
            var code = weighed ? "4011" : "40063813339" + (10 + i % 80);
            var item = new SoldItem("x:" + code, code, name, "Food", "reduced", List.of(REDUCED));
            var quantity = weighed ? new Quantity(453 + i, Unit.KG) : Quantity.each(i % 4 == 3 ? 3 : 1);
            all.add(new Line(i + 1, item, eur(129 + 37L * i % 900), quantity, null, 7, i % 9 == 4));
        }
        return all;
    }
}
