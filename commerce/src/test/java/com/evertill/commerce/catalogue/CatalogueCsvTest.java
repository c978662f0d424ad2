package com.evertill.commerce.catalogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.catalogue.BadLine.Why;
import com.evertill.commerce.catalogue.CatalogueCsv.Parsed;
import com.evertill.commerce.catalogue.CatalogueRules.DecimalMark;
import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.util.Currency;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CatalogueCsvTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final CatalogueRules RULES = CatalogueRules.of(EUR, Set.of("standard", "reduced"));
    private static final String HEADER = "gtin,plu,name,department,price,tax_class,unit\n";
    private static final Item MILK =
            Item.of("04012345678901", null, "Milk, 3.5 %", "Dairy", new Money(119, EUR), "reduced", Unit.EACH);
    private static final Item BANANAS =
            Item.of(null, "4011", "Bananas \"Sol\"", "Produce", new Money(199, EUR), "reduced", Unit.KG);

    private static final String GOOD = HEADER
            + "4012345678901,,\"Milk, 3.5 %\",Dairy,1.19,reduced,EACH\n"
            + ",4011,\"Bananas \"\"Sol\"\"\",Produce,1.99,reduced,kg\n";

    @Test
    void a_file_is_read_with_any_separator_line_end_order_and_mark() {
        assertThat(read(GOOD).good()).containsExactly(MILK, BANANAS);
        assertThat(read("\uFEFF" + GOOD.replace("\n", "\r\n")).good()).containsExactly(MILK, BANANAS);
        var german = """
                Name;Unit;GTIN;Price;Tax_Class;Department;PLU
                Milk, 3.5 %;EACH;04012345678901;1,19;reduced;Dairy;

                """;
        assertThat(CatalogueCsv.read(german.getBytes(UTF_8), RULES.with(DecimalMark.COMMA))
                        .good())
                .containsExactly(MILK);
        assertThat(read("plu\tname\tprice\ttax_class\tunit\n04011\t x \t0\treduced\tKG")
                        .good())
                .extracting(Item::id, Item::name, Item::department)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("plu:4011", "x", ""));
    }

    @Test
    void every_bad_line_is_named_with_all_its_reasons() {
        var parsed = read(HEADER
                + "4012345678901,,Milk,Dairy,1.19,reduced,EACH\n"
                + "4012345678902,,Wrong digit,Dairy,1.19,reduced,EACH\n"
                + "4.01235E+12,12,,Dairy,-1,free,PAIR\n"
                + "4012345678901,,Milk again,Dairy,1.29,reduced,EACH\n"
                + ",,Nameless code,Dairy,1.195,reduced,EACH\n"
                + ",4012,Comma,Dairy,\"1,19\",reduced,EACH\n"
                + ",4013,Gold,Dairy,1000000,reduced,EACH\n"
                + ",4014,Few,Dairy\n"
                + ",4015,\"Open quote,Dairy,1.19,reduced,EACH\n"
                + ",4016,Fine,Dairy,1.19,reduced,EACH\n"
                + ",04016,Five digits,Dairy,free,reduced,EACH\n"
                + "123," + "x".repeat(121) + ",\t,,,,\n");
        assertThat(parsed.good()).extracting(Item::name).containsExactly("Milk", "Fine");
        assertThat(sentences(parsed)).isEqualTo("""
                3: The last digit of GTIN 4012345678902 does not fit the others.
                4: '4.01235E+12' is what a spreadsheet makes of a GTIN: the digits are lost; format the column as text. \
                '12' is not a PLU of 4 or 5 digits. It has no name. The price -1 is negative. \
                The tax class 'free' is not in the tax table. The unit 'PAIR' is not EACH, KG or LB.
                5: The GTIN is that of line 2.
                6: It has neither a GTIN nor a PLU. The price 1.195 has more decimals than the currency.
                7: The price 1,19 is written with the other decimal mark.
                8: The price 1000000 is too high to be meant.
                9: The line does not have the header's number of fields: 4 instead of 7.
                10: A quotation mark has no partner, or stands inside a field that does not begin with one.
                12: The PLU is that of line 11. 'free' is not a price.
                13: '123' is not a GTIN of 8, 12, 13 or 14 digits. '%s' is not a PLU of 4 or 5 digits. \
                It has no name. '' is not a price. The tax class '' is not in the tax table. The unit '' is not EACH, KG or LB.
                """.formatted("x".repeat(121)));
    }

    @Test
    void half_a_csv_is_refused() {
        // Wherever it is cut, it is not whole, except between two lines and before the last line break, where nothing
        // is missing.
        for (int end = 0; end < GOOD.length() - 1; end++) {
            boolean isBetweenLines = GOOD.charAt(end) == '\n' || (end > 0 && GOOD.charAt(end - 1) == '\n');
            if (!isBetweenLines || end <= HEADER.length()) {
                assertThat(read(GOOD.substring(0, end)).isWhole())
                        .as(GOOD.substring(0, end))
                        .isFalse();
            }
        }
    }

    @Test
    void half_a_price_at_the_end_is_not_taken_for_a_whole_one() {
        var cut = "plu,unit,name,tax_class,price\n4011,KG,Bananas,reduced,1.9";
        assertThat(read(cut).bad().getFirst().reasons().getFirst().why()).isEqualTo(Why.CUT_OFF);
        assertThat(read(cut + "9\n").isWhole()).isTrue();
    }

    @Test
    void a_header_says_what_is_wrong_with_it() {
        assertThat(sentences(read(""))).isEqualTo("1: The file is empty.\n");
        assertThat(sentences(read(HEADER))).isEqualTo("1: There is nothing below the header.\n");
        assertThat(sentences(read("plu,name,prize,name,tax_class\n"))).isEqualTo("""
                1: There is no column 'prize'; a catalogue has gtin, plu, name, department, price, tax_class and unit. \
                The column name is there twice. The column price is missing. The column unit is missing.
                """);
        assertThat(sentences(read("name,price,tax_class,unit\nx,1,reduced,KG\n")))
                .isEqualTo("1: The column gtin or plu is missing.\n");
    }

    @Test
    void what_is_not_utf_8_or_not_printable_is_refused() {
        var latin1 = (HEADER + ",4011,Äpfel,,1.99,reduced,KG\n").getBytes(ISO_8859_1);
        assertThat(sentences(CatalogueCsv.read(latin1, RULES))).isEqualTo("2: The line is not UTF-8 text.\n");
        assertThat(sentences(read(HEADER + ",4011,Ap\u0000ples,,1.99,reduced,KG\n")))
                .isEqualTo("2: The name holds a character that cannot be printed.\n");
        assertThat(sentences(read(HEADER + ",4011," + "x".repeat(5000) + ",,1.99,reduced,KG\n")))
                .isEqualTo("2: The line has more than 4096 characters.\n");
        assertThat(read(HEADER + ",4011,Äpfel 🍎,,1.99,reduced,KG\n")
                        .good()
                        .getFirst()
                        .name())
                .isEqualTo("Äpfel 🍎");
    }

    @Test
    void bad_lines_are_written_to_be_mended_and_read_again() throws IOException {
        var parsed = read(HEADER + ",4011,\"Bananas, ripe\",,1.999,reduced,KG\n,4012,\"Open,,1,reduced,KG\n");
        var out = new StringBuilder();
        CatalogueCsv.writeBad(out, parsed.bad().iterator());
        assertThat(out.toString().replace("\r\n", "\n")).isEqualTo("""
                gtin,plu,name,department,price,tax_class,unit,line,reasons
                ,4011,"Bananas, ripe",,1.999,reduced,KG,2,The price 1.999 has more decimals than the currency.
                ,,",4012,""Open,,1,reduced,KG",,,,,3,"A quotation mark has no partner, or stands inside a field that does \
                not begin with one."
                """);
        assertThat(read(out.toString().replace("1.999", "1.99")).good())
                .extracting(Item::name)
                .containsExactly("Bananas, ripe");
    }

    @Test
    void a_million_lines_stream_and_the_duplicate_among_them_is_found() throws IOException {
        var good = new AtomicLong();
        var bad = new AtomicLong();
        CatalogueCsv.read(new Generated(1_000_000), RULES, _ -> good.incrementAndGet(), line -> {
            assertThat(line.reasons().getFirst().sentence()).isEqualTo("The GTIN is that of line 2.");
            bad.incrementAndGet();
        });
        assertThat(good).hasValue(1_000_000);
        assertThat(bad).hasValue(1);
    }

    @Test
    void a_file_with_more_lines_than_allowed_is_refused_where_they_begin() {
        var few = new CatalogueRules(EUR, Set.of("reduced"), DecimalMark.POINT, new Money(1000, EUR), 1);
        assertThat(sentences(CatalogueCsv.read(GOOD.getBytes(UTF_8), few)))
                .isEqualTo("3: There are more than 1 lines; nothing from here on was read.\n");
    }

    private static Parsed read(String file) {
        return CatalogueCsv.read(file.getBytes(UTF_8), RULES);
    }

    private static String sentences(Parsed parsed) {
        var all = new StringBuilder();
        parsed.bad().forEach(line -> all.append(line.number() + ": " + line.sentences() + "\n"));
        return all.toString();
    }

    /** So many lines and the first of them once more, made as they are read. */
    private static final class Generated extends InputStream {
        private final long lines;
        private long next = -1;
        private byte[] line = new byte[0];
        private int at;

        Generated(long lines) {
            this.lines = lines;
        }

        @Override
        public int read() {
            return hasMore() ? line[at++] : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (!hasMore()) {
                return -1;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, into, offset, count);
            at += count;
            return count;
        }

        private boolean hasMore() {
            if (at == line.length && next <= lines) {
                line = line(next++).getBytes(UTF_8);
                at = 0;
            }
            return at < line.length;
        }

        private String line(long number) {
            if (number < 0) {
                return HEADER;
            }
            var digits = "40%010d".formatted(number % lines);
            return digits + CheckDigit.of(digits) + ",,Item " + number + ",Any,1.00,standard,EACH\n";
        }
    }
}
