package com.evertill.commerce.basket;

import com.evertill.commerce.item.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a customer's telephone shows as a QR code to a till: which cart it is, and, as far as there is room, what is in it, so that a till without a
 * cloud can sell the same goods at the shop's own prices. It is no secret and proves nothing: the cart is given to the shop that it is for, and items
 * without a cart are what anybody can put on the belt.
 *
 * <p>Its text is {@code EVC1;cart;code*pieces;code*pieces...}: letters, digits and punctuation that every scanner and every keyboard layout brings
 * over. Items that are weighed are not in it: they are on the scale.
 *
 * @param items of which there are whole pieces; empty where they do not fit, or one of the cart's could not be told.
 */
public record CartCode(BasketId cart, List<Wanted> items) {
    /** A code of this length is read from a telephone without trouble (QR version 15, level M). */
    public static final int LONGEST = 400;

    private static final String PREFIX = "EVC1;";
    private static final Pattern CART = Pattern.compile("[A-Za-z0-9.-]{1,128}");
    private static final Pattern WANTED = Pattern.compile("([A-Za-z0-9-]{1,48})\\*([1-9][0-9]{0,3})");

    public CartCode {
        items = List.copyOf(items);
    }

    /** @param code as it stands on the goods. */
    public record Wanted(String code, int pieces) {}

    /** Of a cart as it is now. */
    public static CartCode of(BasketId cart, Basket.Content content) {
        var items = new ArrayList<Wanted>();
        for (var line : content.lines()) {
            if (line.voided()) {
                continue;
            }
            if (!line.quantity().isWhole() || line.quantity().unit().isWeighed()) {
                return new CartCode(cart, List.of());
            }
            items.add(new Wanted(line.item().code(), (int) (line.quantity().thousandths() / Quantity.ONE)));
        }
        var whole = new CartCode(cart, items);
        return parse(whole.text()).filter(whole::equals).isPresent() ? whole : new CartCode(cart, List.of());
    }

    /** Whether a code that was read says that it is one of these. */
    public static boolean isIn(String text) {
        return text.startsWith(PREFIX);
    }

    /** Empty if it is none, or a damaged one. */
    public static Optional<CartCode> parse(String text) {
        if (!isIn(text) || text.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = text.substring(PREFIX.length()).split(";", -1);
        if (!CART.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        var items = new ArrayList<Wanted>();
        for (int n = 1; n < parts.length; n++) {
            var wanted = WANTED.matcher(parts[n]);
            if (!wanted.matches()) {
                return Optional.empty();
            }
            items.add(new Wanted(wanted.group(1), Integer.parseInt(wanted.group(2))));
        }
        return Optional.of(new CartCode(new BasketId(parts[0]), items));
    }

    public String text() {
        return PREFIX
                + cart
                + items.stream()
                        .map(wanted -> ";" + wanted.code + "*" + wanted.pieces)
                        .collect(Collectors.joining());
    }
}
