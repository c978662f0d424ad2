package com.evertill.commerce.catalogue;

import static com.evertill.commerce.catalogue.Column.DEPARTMENT;
import static com.evertill.commerce.catalogue.Column.GTIN;
import static com.evertill.commerce.catalogue.Column.NAME;
import static com.evertill.commerce.catalogue.Column.PLU;
import static com.evertill.commerce.catalogue.Column.PRICE;
import static com.evertill.commerce.catalogue.Column.TAX_CLASS;
import static com.evertill.commerce.catalogue.Column.UNIT;

import com.evertill.commerce.catalogue.BadLine.Reason;
import com.evertill.commerce.catalogue.BadLine.Why;
import com.evertill.commerce.catalogue.CatalogueRules.DecimalMark;
import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line's fields on their way to an item. Everything is looked at, so that a line is mended in one go. */
final class ItemLine {
    private static final Pattern PRICE_FORM = Pattern.compile("-?\\d{1,12}([.,]\\d{1,6})?");
    private static final Pattern ROUNDED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d+");

    private final CatalogueRules rules;
    private final Header header;
    private final List<String> fields;
    private final List<Reason> reasons = new ArrayList<>();

    ItemLine(CatalogueRules rules, Header header, List<String> fields) {
        this.rules = rules;
        this.header = header;
        this.fields = fields;
    }

    /** Empty if there are {@link #reasons}. */
    Optional<Item> read(long number, SeenCodes gtins, SeenCodes plus) {
        var gtin = gtin();
        var plu = plu();
        if (field(GTIN).isEmpty() && field(PLU).isEmpty()) {
            bad(Why.NO_CODE, "");
        }
        checkDuplicate(Why.SAME_GTIN_AS_LINE, gtin, number, gtins);
        checkDuplicate(Why.SAME_PLU_AS_LINE, plu, number, plus);
        var name = name();
        var department = text(DEPARTMENT, Item.MAX_DEPARTMENT, Why.DEPARTMENT_IS_TOO_LONG);
        var price = price();
        var taxClass = taxClass();
        var unit = unit();
        return price == null || unit == null || !reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(Item.of(gtin, plu, name, department, price, taxClass, unit));
    }

    List<Reason> reasons() {
        return reasons;
    }

    private @Nullable String gtin() {
        var text = field(GTIN);
        if (text.isEmpty()) {
            return null;
        }
        if (ROUNDED.matcher(text).matches()) {
            return bad(Why.ROUNDED_BY_A_SPREADSHEET, text);
        }
        int length = text.length();
        if (!CheckDigit.areDigits(text) || !(length == 8 || (length >= 12 && length <= 14))) {
            return bad(Why.NOT_A_GTIN, text);
        }
        return CheckDigit.isRight(text) ? "0".repeat(14 - length) + text : bad(Why.WRONG_CHECK_DIGIT, text);
    }

    private @Nullable String plu() {
        var text = field(PLU);
        var plu = text.length() == 5 && text.startsWith("0") ? text.substring(1) : text;
        if (text.isEmpty()) {
            return null;
        }
        return Item.isPlu(plu) ? plu : bad(Why.NOT_A_PLU, text);
    }

    private void checkDuplicate(Why why, @Nullable String code, long number, SeenCodes seen) {
        int other = code == null ? 0 : seen.putIfAbsent(code, number);
        if (other > 0) {
            bad(why, Integer.toString(other));
        }
    }

    private String name() {
        if (field(NAME).isEmpty()) {
            bad(Why.NO_NAME, "");
        }
        return text(NAME, Item.MAX_NAME, Why.NAME_IS_TOO_LONG);
    }

    private String text(Column column, int most, Why tooLong) {
        var text = field(column);
        if (text.length() > most) {
            bad(tooLong, Integer.toString(most));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            bad(Why.CONTROL_CHARACTER, column.title());
        }
        return text;
    }

    private @Nullable Money price() {
        var text = field(PRICE);
        var why = faultInPrice(text);
        if (why == null) {
            return Money.of(amount(text), rules.currency());
        }
        bad(why, text);
        return null;
    }

    private @Nullable Why faultInPrice(String text) {
        if (!PRICE_FORM.matcher(text).matches()) {
            return Why.NOT_A_PRICE;
        }
        if (text.indexOf(rules.decimalMark() == DecimalMark.POINT ? ',' : '.') >= 0) {
            return Why.WRONG_DECIMAL_MARK;
        }
        var amount = amount(text);
        if (amount.signum() < 0) {
            return Why.NEGATIVE_PRICE;
        }
        if (amount.scale() > rules.currency().getDefaultFractionDigits()) {
            return Why.TOO_MANY_DECIMALS;
        }
        return amount.compareTo(rules.highestPrice().major()) > 0 ? Why.ABSURD_PRICE : null;
    }

    private BigDecimal amount(String text) {
        return new BigDecimal(text.replace(rules.decimalMark().character, '.'));
    }

    private String taxClass() {
        var text = field(TAX_CLASS);
        if (!rules.taxClasses().contains(text)) {
            bad(Why.UNKNOWN_TAX_CLASS, text);
        }
        return text;
    }

    private @Nullable Unit unit() {
        for (var unit : Unit.values()) {
            if (unit.name().equalsIgnoreCase(field(UNIT))) {
                return unit;
            }
        }
        bad(Why.UNKNOWN_UNIT, field(UNIT));
        return null;
    }

    private String field(Column column) {
        return header.field(column, fields);
    }

    private @Nullable String bad(Why why, String detail) {
        reasons.add(new Reason(why, detail));
        return null;
    }
}
