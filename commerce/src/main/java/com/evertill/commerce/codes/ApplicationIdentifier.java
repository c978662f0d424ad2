package com.evertill.commerce.codes;

import com.evertill.commerce.codes.Rejected.Why;
import com.evertill.commerce.item.CheckDigit;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A row of the table of GS1 Application Identifiers (GS1 General Specifications, section 3.2): all of them, since those that mean nothing to a
 * till must still be stepped over exactly. Formats are written as there: N digits, X character set 82, Y character set 39, Z file-safe base
 * 64; {@code ..} up to, brackets around what may be missing. For identifiers of several kinds in one format the row names them by a pattern.
 *
 * @param codes which identifiers
 * @param format as the General Specifications write it
 * @param value what a value must match
 * @param checked how many digits from the left end in a check digit; 0 for none
 */
record ApplicationIdentifier(Pattern codes, String format, Pattern value, int checked, boolean isDate) {
    private static final Pattern COMPONENT = Pattern.compile("(\\[?)([NXYZ])(\\.\\.)?(\\d+)]?");
    /** Section 7.8.5: identifiers that begin so have a length known beforehand and end without a separator. */
    private static final Pattern PREDEFINED = Pattern.compile("0[0-4]|1[1-9]|20|3[1-6]|41");

    private static final List<ApplicationIdentifier> ALL = List.of(
            row("01|02|03", "N14", 14),
            dates("1[1-35-7]", "N6"),
            row("10|21|22|243|254|420|4318|7020|7021|7022|71[0-7]|7240|8002|8012", "X..20", 0),
            row("3(1[0-6]|[24]\\d|3[0-7]|5[0-7]|6\\d)[0-5]|395[0-5]|8005", "N6", 0),
            row("39[02]\\d", "N..15", 0),
            row("39[13]\\d", "N3N..15", 0),
            row("394[0-3]|8111", "N4", 0),
            row("30|37", "N..8", 0),
            row("00|8017|8018", "N18", 18),
            row("20|7241", "N2", 0),
            row("235", "X..28", 0),
            row("24[01]|25[01]|40[013]|4308|4319|7002|7023|8004|90", "X..30", 0),
            row("242", "N..6", 0),
            row("253", "N13[X..17]", 13),
            row("255", "N13[N..12]", 13),
            row("402", "N17", 17),
            row("41[0-7]", "N13", 13),
            row("421", "N3X..9", 0),
            row("42[246]", "N3", 0),
            row("423|425", "N3[N3][N3][N3][N3]", 0),
            row("427|7008", "X..3", 0),
            row("430[01]|4310|4311|4320", "X..35", 0),
            row("430[2-6]|431[2-6]|7257|8110|8112|8200", "X..70", 0),
            row("4307|4317", "X2", 0),
            row("4309", "N10N10", 0),
            row("432[1-3]|7252", "N1", 0),
            dates("432[45]|7003", "N6N4"),
            dates("4326|7006", "N6"),
            row("433[0-3]", "N6[X1]", 0),
            row("7001", "N13", 0),
            row("7004", "N..4", 0),
            row("7005", "X..12", 0),
            dates("7007", "N6[N6]"),
            row("7009|7255", "X..10", 0),
            row("7010", "X..2", 0),
            dates("7011", "N6[N4]"),
            row("703\\d", "N3X..27", 0),
            row("7040", "N1X1X1X1", 0),
            row("7041", "X..4", 0),
            row("723\\d", "X2X..28", 0),
            row("7242|8013|8014|8020", "X..25", 0),
            row("7250", "N8", 0),
            row("7251", "N8N4", 0),
            row("7253|7254|7259", "X..40", 0),
            row("7256|9[1-9]", "X..90", 0),
            row("7258", "X3", 0),
            row("8001", "N4N5N3N1N1", 0),
            row("8003", "N1N13[X..16]", 14),
            row("8006|8026", "N14N4", 14),
            row("8007", "X..34", 0),
            dates("8008", "N6N2[N2][N2]"),
            row("8009", "X..50", 0),
            row("8010", "Y..30", 0),
            row("8011", "N..12", 0),
            row("8019", "N..10", 0),
            row("8030", "Z..90", 0),
            row("8040|8041", "N15", 0),
            row("8042", "N32", 0),
            row("8043", "N18[N..2]", 0));

    /** No identifier is the beginning of another, so at most one length fits. */
    static Optional<String> codeAt(CharSequence text, int at) {
        for (int length = 2; length <= 4 && at + length <= text.length(); length++) {
            var code = text.subSequence(at, at + length).toString();
            if (of(code).isPresent()) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    static Optional<ApplicationIdentifier> of(String code) {
        return ALL.stream().filter(row -> row.codes.matcher(code).matches()).findFirst();
    }

    /** Whether elements of this code end where their length says, without FNC1. */
    static boolean endsByItself(String code) {
        return PREDEFINED.matcher(code.substring(0, 2)).matches();
    }

    /** The number of characters that a value has at most. */
    int length() {
        return COMPONENT
                .matcher(format)
                .results()
                .mapToInt(part -> Integer.parseInt(part.group(4)))
                .sum();
    }

    /** What is wrong with a value, cheapest check first. */
    Optional<Why> faultIn(String text) {
        if (!value.matcher(text).matches()) {
            return Optional.of(Why.MALFORMED_ELEMENT);
        }
        if (checked > 0 && !CheckDigit.isRight(text.substring(0, checked))) {
            return Optional.of(Why.WRONG_CHECK_DIGIT);
        }
        return isDate && !ElementDate.isOne(text.substring(0, 6)) ? Optional.of(Why.NOT_A_DATE) : Optional.empty();
    }

    private static ApplicationIdentifier row(String codes, String format, int checked) {
        return new ApplicationIdentifier(Pattern.compile(codes), format, matching(format), checked, false);
    }

    private static ApplicationIdentifier dates(String codes, String format) {
        return new ApplicationIdentifier(Pattern.compile(codes), format, matching(format), 0, true);
    }

    static Pattern matching(String format) {
        return Pattern.compile(COMPONENT.matcher(format).replaceAll(ApplicationIdentifier::component));
    }

    private static String component(MatchResult part) {
        var characters =
                switch (part.group(2)) {
                    case "N" -> "[0-9]";
                    case "Y" -> "[#\\-/0-9A-Z]";
                    case "Z" -> "[0-9A-Za-z_=\\-]";
                    default -> "[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]";
                };
        var length = part.group(3) == null ? "{" + part.group(4) + "}" : "{1," + part.group(4) + "}";
        var one = characters + length;
        return java.util.regex.Matcher.quoteReplacement(part.group(1).isEmpty() ? one : "(?:" + one + ")?");
    }
}
