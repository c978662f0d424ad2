package com.evertill.edge.store;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.codes.CodeRules;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tax.TaxTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code store.json}.
 *
 * @param name of the shop, as printed on its receipts.
 * @param language of receipts and of whoever does not ask for another, BCP 47: {@code en} or {@code de}.
 * @param zone the IANA time zone of the store.
 * @param priceZone whose price releases this store follows.
 * @param taxes the tax classes of the items that the store sells before its first release; a release brings its own.
 * @param codes how labels of the store's own scales divide their digits; none are known if absent.
 * @param staff who may sign in from the first start on; later changes are made in the shop, not here.
 */
public record StoreConfig(
        NodeId node,
        String name,
        LegalEntity legalEntity,
        Currency currency,
        String language,
        ZoneId zone,
        String priceZone,
        TaxRules taxRules,
        TaxTable taxes,
        @Nullable CodeRules codes,
        List<Till> tills,
        List<StaffMember> staff) {

    public StoreConfig {
        tills = List.copyOf(tills);
        staff = List.copyOf(staff);
        var numbers = new HashSet<TillId>();
        for (var till : tills) {
            if (!numbers.add(till.number())) {
                throw new IllegalArgumentException("till " + till.number() + " is there twice");
            }
        }
        if (tills.isEmpty()) {
            throw new IllegalArgumentException("a store has at least one till");
        }
    }

    /** Who signs the receipt. */
    public record LegalEntity(String name, List<String> address, String taxNumber) {}

    /**
     * One point of sale.
     *
     * @param scanner like {@code printer}, {@code drawer}, {@code display} and {@code scale} a logical name in {@code jpos.xml}; absent where the lane has none.
     * @param terminal the address of the lane's card terminal, {@code http://host:port/nexo} or {@code zvt://host}; absent where it has none.
     * @param typedWeights false where only the lane's scale may say what something weighs; true if absent.
     */
    public record Till(
            TillId number,
            @Nullable String scanner,
            @Nullable String printer,
            @Nullable String drawer,
            @Nullable String terminal,
            @Nullable String display,
            @Nullable String scale,
            @Nullable Boolean typedWeights) {

        /** Without customer display and scale. */
        public Till(
                TillId number,
                @Nullable String scanner,
                @Nullable String printer,
                @Nullable String drawer,
                @Nullable String terminal) {
            this(number, scanner, printer, drawer, terminal, null, null, null);
        }

        public boolean weightsMayBeTyped() {
            return scale == null || typedWeights == null || typedWeights;
        }
    }

    /** @param role CASHIER or MANAGER. */
    public record StaffMember(String number, String name, String role, String pin) {
        /** A PIN is in no log. */
        @Override
        public String toString() {
            return "StaffMember[number=" + number + ", role=" + role + "]";
        }
    }

    public CodeRules codeRules() {
        return codes == null ? CodeRules.plain(currency) : codes;
    }

    public Optional<Till> till(TillId number) {
        return tills.stream().filter(till -> till.number().equals(number)).findFirst();
    }

    /** @throws StoreFault if the file cannot be read or says something impossible. */
    public static StoreConfig read(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), StoreConfig.class);
        } catch (IOException | Json.MalformedException e) {
            throw new StoreFault(file, e);
        }
    }

    /** The store's file is missing or wrong; whoever set the box up must mend it. */
    public static final class StoreFault extends RuntimeException {
        private static final long serialVersionUID = 1;

        StoreFault(Path file, Exception cause) {
            super(
                    "The store's configuration " + file + " cannot be used: " + cause.getMessage()
                            + ". docs/store.md shows what belongs in it.",
                    cause);
        }
    }
}
