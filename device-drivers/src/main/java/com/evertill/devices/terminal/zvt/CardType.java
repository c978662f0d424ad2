package com.evertill.devices.terminal.zvt;

/** The numbers of card schemes that a shop in Germany, Austria or Switzerland meets, for terminals that tell no name (PA00P015, list of card types). */
final class CardType {

    static String name(int type) {
        return switch (type) {
            case 2 -> "ec-Karte";
            case 5 -> "girocard";
            case 6 -> "Mastercard";
            case 8 -> "American Express";
            case 10 -> "Visa";
            case 11 -> "Visa Electron";
            case 12 -> "Diners";
            case 13 -> "V PAY";
            case 14 -> "JCB";
            case 46 -> "Maestro";
            case 69 -> "PostFinance Card";
            case 198 -> "UnionPay";
            case 232 -> "Discover";
            default -> "";
        };
    }

    private CardType() {}
}
