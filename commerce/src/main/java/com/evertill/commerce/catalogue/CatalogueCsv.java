package com.evertill.commerce.catalogue;

import com.evertill.commerce.catalogue.BadLine.Reason;
import com.evertill.commerce.catalogue.BadLine.Why;
import com.evertill.commerce.catalogue.Lines.Line;
import com.evertill.commerce.item.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The door of this package. */
public final class CatalogueCsv {

    /** What a file holds, in its order. */
    public record Parsed(List<Item> good, List<BadLine> bad) {
        public Parsed {
            good = List.copyOf(good);
            bad = List.copyOf(bad);
        }

        /** Whether the file may go in as it is. */
        public boolean isWhole() {
            return bad.isEmpty();
        }
    }

    public static Parsed read(byte[] file, CatalogueRules rules) {
        var good = new ArrayList<Item>();
        var bad = new ArrayList<BadLine>();
        try {
            read(new ByteArrayInputStream(file), rules, good::add, bad::add);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be read", e);
        }
        return new Parsed(good, bad);
    }

    /**
     * For files of any size: tells of each line as it comes, and keeps nothing of it but its codes, for finding duplicates. Of two lines
     * with one code the later is bad. What was told is worth nothing until this returns without a bad line: the end may be missing.
     */
    public static void read(InputStream file, CatalogueRules rules, Consumer<Item> good, Consumer<BadLine> bad)
            throws IOException {
        new Reading(new Lines(new InputStreamReader(file, StandardCharsets.UTF_8)), rules, good, bad).run();
    }

    /** With decimal points, whatever the language. */
    public static void write(Appendable out, Iterator<Item> items) throws IOException {
        writeHeader(out, Header.WRITTEN.columns());
        while (items.hasNext()) {
            CsvLine.write(out, ',', fields(items.next()));
        }
    }

    /**
     * As a file that can be mended and read again: each line's fields, its number, and what is wrong. Of a line whose fields could not be told
     * apart the whole text stands in the column of names. Prices keep the decimal mark that they came with.
     */
    public static void writeBad(Appendable out, Iterator<BadLine> lines) throws IOException {
        var columns = new ArrayList<>(Header.WRITTEN.columns());
        columns.add(Column.LINE);
        columns.add(Column.REASONS);
        writeHeader(out, columns);
        while (lines.hasNext()) {
            CsvLine.write(out, ',', fields(lines.next()));
        }
    }

    private static void writeHeader(Appendable out, List<Column> columns) throws IOException {
        CsvLine.write(out, ',', columns.stream().map(Column::title).toList());
    }

    private static List<String> fields(Item item) {
        return List.of(
                orEmpty(item.gtin()),
                orEmpty(item.plu()),
                item.name(),
                item.department(),
                item.price().major().toPlainString(),
                item.taxClass(),
                item.unit().name());
    }

    private static List<String> fields(BadLine line) {
        var fields =
                new ArrayList<>(line.fields().isEmpty() ? List.of("", "", line.text(), "", "", "", "") : line.fields());
        fields.add(Long.toString(line.number()));
        fields.add(line.sentences());
        return fields;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** One file being read. */
    private record Reading(
            Lines lines,
            CatalogueRules rules,
            Consumer<Item> good,
            Consumer<BadLine> bad,
            SeenCodes gtins,
            SeenCodes plus) {

        Reading(Lines lines, CatalogueRules rules, Consumer<Item> good, Consumer<BadLine> bad) {
            this(lines, rules, good, bad, new SeenCodes(), new SeenCodes());
        }

        void run() throws IOException {
            var first = lines.next();
            if (first == null) {
                bad.accept(new BadLine(1, "", List.of(), List.of(new Reason(Why.FILE_IS_EMPTY, ""))));
                return;
            }
            var reasons = new ArrayList<>(faultsIn(first));
            var header = Header.read(first.text(), reasons);
            if (reasons.isEmpty()) {
                readItems(first, header);
            } else {
                bad.accept(new BadLine(1, first.text(), List.of(), reasons));
            }
        }

        private void readItems(Line first, Header header) throws IOException {
            long count = 0;
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (line.text().isEmpty() && !line.isTooLong()) {
                    continue;
                }
                if (++count > rules.maxLines()) {
                    tell(line, List.of(new Reason(Why.TOO_MANY_LINES, Integer.toString(rules.maxLines()))));
                    return;
                }
                readItem(line, header);
            }
            if (count == 0) {
                tell(first, List.of(new Reason(Why.FILE_HAS_NO_ITEMS, "")));
            }
        }

        private void readItem(Line line, Header header) {
            var faults = faultsIn(line);
            var fields = CsvLine.split(line.text(), header.separator());
            if (!faults.isEmpty()) {
                tell(line, faults);
            } else if (!line.isEnded() && !header.showsTheEnd()) {
                tell(line, List.of(new Reason(Why.CUT_OFF, "")));
            } else if (fields.isEmpty()) {
                tell(line, List.of(new Reason(Why.QUOTES_DO_NOT_PAIR, "")));
            } else if (fields.get().size() != header.columns().size()) {
                var counts =
                        fields.get().size() + " instead of " + header.columns().size();
                tell(line, List.of(new Reason(Why.WRONG_NUMBER_OF_FIELDS, counts)));
            } else {
                var read = new ItemLine(rules, header, fields.get());
                read.read(line.number(), gtins, plus)
                        .ifPresentOrElse(good, () -> tell(line, header.inOurOrder(fields.get()), read.reasons()));
            }
        }

        /** The decoder puts U+FFFD where bytes are not UTF-8; no name of an item has it for another reason. */
        private static List<Reason> faultsIn(Line line) {
            if (line.isTooLong()) {
                return List.of(new Reason(Why.LINE_IS_TOO_LONG, Integer.toString(CsvLine.MAX_LENGTH)));
            }
            return line.text().indexOf('\uFFFD') >= 0 ? List.of(new Reason(Why.NOT_UTF_8, "")) : List.of();
        }

        private void tell(Line line, List<Reason> reasons) {
            tell(line, List.of(), reasons);
        }

        private void tell(Line line, List<String> fields, List<Reason> reasons) {
            bad.accept(new BadLine(line.number(), line.text(), fields, reasons));
        }
    }

    private CatalogueCsv() {}
}
