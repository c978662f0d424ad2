package com.evertill.edge.store;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.codes.CodeRules;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.devices.picture.UnreadablePicture;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * @param logo a PNG for the head of every receipt, {@link Logo#MOST_DOTS_ACROSS} dots wide at most, beside {@code store.json} or by its whole path; none
 *     if absent.
 * @param hardTotals a logical name in {@code jpos.xml}: where the numbers that must never go back are kept a second time; nowhere if absent.
 * @param refundLimit the most, in minor units, that a manager gives back to a card without naming the payment that it belongs to; nothing if absent.
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
        List<StaffMember> staff,
        @Nullable String logo,
        @Nullable String hardTotals,
        @Nullable Long refundLimit) {

    /** Without logo, hard totals and a limit of refunds. */
    public StoreConfig(
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
        this(
                node,
                name,
                legalEntity,
                currency,
                language,
                zone,
                priceZone,
                taxRules,
                taxes,
                codes,
                tills,
                staff,
                null,
                null,
                null);
    }

    public StoreConfig {
        tills = List.copyOf(tills);
        staff = List.copyOf(staff);
        var numbers = new HashSet<TillId>();
        var agents = new HashSet<String>();
        for (var till : tills) {
            if (!numbers.add(till.number())) {
                throw new IllegalArgumentException("till " + till.number() + " is there twice");
            }
            if (till.agent() != null && !agents.add(till.agent())) {
                throw new IllegalArgumentException("two tills have the agent " + till.agent());
            }
        }
        if (refundLimit != null && refundLimit < 0) {
            throw new IllegalArgumentException("a limit of refunds is not below zero");
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
     * @param scanner like {@code printer}, {@code drawer}, {@code display}, {@code scale}, {@code tone} (a buzzer) and {@code keylock} a logical name in
     *     {@code jpos.xml}; absent where the lane has none.
     * @param terminal the address of the lane's card terminal, {@code https://host:8443/nexo} or {@code zvt://host}; absent where it has none.
     * @param typedWeights false where only the lane's scale may say what something weighs; true if absent.
     * @param agent the name of the lane whose own computer has the devices, as its certificate bears it; absent where this box has them.
     * @param nexo of a terminal that is reached over https; absent of a simulated one.
     */
    public record Till(
            TillId number,
            @Nullable String scanner,
            @Nullable String printer,
            @Nullable String drawer,
            @Nullable String terminal,
            @Nullable String display,
            @Nullable String scale,
            @Nullable Boolean typedWeights,
            @Nullable Nexo nexo,
            @Nullable String agent,
            @Nullable String tone,
            @Nullable String keylock) {

        /** Without customer display, scale, buzzer and key switch. */
        public Till(
                TillId number,
                @Nullable String scanner,
                @Nullable String printer,
                @Nullable String drawer,
                @Nullable String terminal) {
            this(number, scanner, printer, drawer, terminal, null, null, null, null, null, null, null);
        }

        public boolean weightsMayBeTyped() {
            return scale == null || typedWeights == null || typedWeights;
        }
    }

    /**
     * How a terminal is known, and the key that it shares with the till.
     *
     * @param poi its own name, such as {@code V400m-324688179}.
     * @param certificateName that its certificate bears, such as {@code V400m-324688179.live.terminal.adyen.com}.
     * @param authorityFile the certificates of its maker's authority, PEM.
     * @param keyIdentifier as set up at the payment provider, like {@code keyVersion} and the passphrase.
     * @param passphraseFile readable by this box's service only.
     */
    public record Nexo(
            String poi,
            String certificateName,
            String authorityFile,
            String keyIdentifier,
            int keyVersion,
            String passphraseFile) {}

    /** @param role CASHIER or MANAGER. */
    public record StaffMember(String number, String name, String role, String pin) {
        /** A PIN is in no log. */
        @Override
        public String toString() {
            return "StaffMember[number=" + number + ", role=" + role + "]";
        }
    }

    public long mostRefundedWithoutReference() {
        return refundLimit == null ? 0 : refundLimit;
    }

    public CodeRules codeRules() {
        return codes == null ? CodeRules.plain(currency) : codes;
    }

    public Optional<Till> till(TillId number) {
        return tills.stream().filter(till -> till.number().equals(number)).findFirst();
    }

    /**
     * Its logo, if it has one, is named by its whole path then, and can be printed.
     *
     * @throws StoreFault if the file cannot be read or says something impossible.
     */
    public static StoreConfig read(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            var read = Json.read(bytes, StoreConfig.class);
            if (read.logo == null) {
                return read;
            }
            var picture = file.resolveSibling(read.logo).toAbsolutePath();
            Logo.read(picture);
            var whole = Json.read(bytes, ObjectNode.class).put("logo", picture.toString());
            return Json.read(Json.bytes(whole), StoreConfig.class);
        } catch (IOException | Json.MalformedException | UnreadablePicture e) {
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
