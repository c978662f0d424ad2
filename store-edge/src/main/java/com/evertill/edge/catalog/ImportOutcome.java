package com.evertill.edge.catalog;

/** What became of a book that the shop imported itself. */
public sealed interface ImportOutcome {

    /** It is in force. */
    record Imported(long items) implements ImportOutcome {}

    /**
     * Nothing has changed.
     *
     * @param detail which item, PLU or tax class, where there is one to name; else empty.
     */
    record Refused(Why why, String detail) implements ImportOutcome {}

    /** The closed list. */
    enum Why {
        THE_PRICE_BOOK_COMES_FROM_HEAD_OFFICE,
        ANOTHER_IMPORT_IS_UNDER_WAY,
        A_PRICE_IS_IN_ANOTHER_CURRENCY,
        A_TAX_CLASS_IS_UNKNOWN,
        AN_ITEM_IS_THERE_TWICE,
        TWO_ITEMS_HAVE_ONE_PLU
    }
}
