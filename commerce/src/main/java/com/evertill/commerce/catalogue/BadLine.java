package com.evertill.commerce.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line that is no item, with everything that is wrong with it.
 *
 * @param number counted from 1, the header
 * @param text as it stands in the file, at most {@link CsvLine#MAX_LENGTH} characters of it
 * @param fields gtin, plu, name, department, price, tax_class and unit, in this order; none if they could not be told apart
 */
public record BadLine(long number, String text, List<String> fields, List<Reason> reasons) {

    public BadLine {
        fields = List.copyOf(fields);
        reasons = List.copyOf(reasons);
    }

    /** All reasons as one text. */
    public String sentences() {
        return reasons.stream().map(Reason::sentence).collect(Collectors.joining(" "));
    }

    /** @param detail what the sentence is about: the offending text, the other line's number. */
    public record Reason(Why why, String detail) {
        public String sentence() {
            return why.english.formatted(detail);
        }
    }

    /** The closed list; screens have their own texts for each. */
    public enum Why {
        FILE_IS_EMPTY("The file is empty."),
        FILE_HAS_NO_ITEMS("There is nothing below the header."),
        TOO_MANY_LINES("There are more than %s lines; nothing from here on was read."),
        UNKNOWN_COLUMN(
                "There is no column '%s'; a catalogue has gtin, plu, name, department, price, tax_class and unit."),
        COLUMN_TWICE("The column %s is there twice."),
        MISSING_COLUMN("The column %s is missing."),

        LINE_IS_TOO_LONG("The line has more than %s characters."),
        NOT_UTF_8("The line is not UTF-8 text."),
        CUT_OFF("The file ends within this line; if it does not, put a line break behind it."),
        QUOTES_DO_NOT_PAIR("A quotation mark has no partner, or stands inside a field that does not begin with one."),
        WRONG_NUMBER_OF_FIELDS("The line does not have the header's number of fields: %s."),

        NO_CODE("It has neither a GTIN nor a PLU."),
        NOT_A_GTIN("'%s' is not a GTIN of 8, 12, 13 or 14 digits."),
        ROUNDED_BY_A_SPREADSHEET(
                "'%s' is what a spreadsheet makes of a GTIN: the digits are lost; format the column as text."),
        WRONG_CHECK_DIGIT("The last digit of GTIN %s does not fit the others."),
        NOT_A_PLU("'%s' is not a PLU of 4 or 5 digits."),
        SAME_GTIN_AS_LINE("The GTIN is that of line %s."),
        SAME_PLU_AS_LINE("The PLU is that of line %s."),
        NO_NAME("It has no name."),
        NAME_IS_TOO_LONG("The name has more than %s characters."),
        DEPARTMENT_IS_TOO_LONG("The department has more than %s characters."),
        CONTROL_CHARACTER("The %s holds a character that cannot be printed."),
        NOT_A_PRICE("'%s' is not a price."),
        WRONG_DECIMAL_MARK("The price %s is written with the other decimal mark."),
        NEGATIVE_PRICE("The price %s is negative."),
        TOO_MANY_DECIMALS("The price %s has more decimals than the currency."),
        ABSURD_PRICE("The price %s is too high to be meant."),
        UNKNOWN_TAX_CLASS("The tax class '%s' is not in the tax table."),
        UNKNOWN_UNIT("The unit '%s' is not EACH, KG or LB.");

        private final String english;

        Why(String english) {
            this.english = english;
        }
    }
}
