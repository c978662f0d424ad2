package com.evertill.commerce.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Our table of Application Identifiers against the one that GS1 publishes for machines. */
class SyntaxDictionaryTest {
    private static final Pattern COMPONENT = Pattern.compile("\\[?[NXYZ](\\.\\.)?\\d+.*");

    @Test
    void every_application_identifier_of_the_dictionary_has_our_format_checks_and_end() throws IOException {
        var theirs = new TreeMap<String, String>();
        entries().forEach(entry -> theirs.put(entry.code(), entry.toString()));
        var ours = new TreeMap<String, String>();
        IntStream.rangeClosed(2, 4)
                .boxed()
                .flatMap(SyntaxDictionaryTest::codesOfLength)
                .forEach(code -> {
                    ApplicationIdentifier.of(code)
                            .ifPresent(row -> ours.put(
                                    code,
                                    new Entry(
                                                    code,
                                                    row.format(),
                                                    row.checked(),
                                                    row.isDate(),
                                                    ApplicationIdentifier.endsByItself(code))
                                            .toString()));
                });
        assertThat(ours).hasSizeGreaterThan(400).isEqualTo(theirs);
    }

    @Test
    void no_application_identifier_is_the_beginning_of_another() {
        var codes = IntStream.rangeClosed(2, 4)
                .boxed()
                .flatMap(SyntaxDictionaryTest::codesOfLength)
                .filter(code -> ApplicationIdentifier.of(code).isPresent())
                .toList();
        for (var code : codes) {
            assertThat(codes)
                    .as("beginning with " + code)
                    .filteredOn(other -> other.startsWith(code))
                    .hasSize(1);
        }
    }

    private static Stream<String> codesOfLength(int length) {
        int count = (int) Math.pow(10, length);
        return IntStream.range(0, count)
                .mapToObj(number -> ("000" + number).substring(("000" + number).length() - length));
    }

    private record Entry(String code, String format, int checked, boolean isDate, boolean endsByItself) {}

    private static List<Entry> entries() throws IOException {
        var entries = new ArrayList<Entry>();
        for (var line : Files.readAllLines(dictionary())) {
            var words = line.split("#", 2)[0].strip().split("\\s+");
            if (words.length > 1) {
                codes(words[0]).forEach(code -> entries.add(entry(code, words)));
            }
        }
        return entries;
    }

    private static Entry entry(String code, String[] words) {
        var components = Stream.of(words)
                .skip(1)
                .filter(word -> COMPONENT.matcher(word).matches())
                .toList();
        var format =
                components.stream().map(component -> component.split(",")[0]).collect(Collectors.joining());
        int checked = 0;
        int length = 0;
        for (var component : components) {
            length += Integer.parseInt(component.split(",")[0].replaceAll("\\D", ""));
            checked = component.contains(",csum") && !component.contains("csumalpha") ? length : checked;
        }
        boolean isDate = components.getFirst().matches("N6,yymmd[d0]");
        return new Entry(code, format, checked, isDate, words[1].contains("*"));
    }

    private static Stream<String> codes(String range) {
        var ends = range.split("-");
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                .mapToObj(number -> ends[0].length() == 2 && number < 10 ? "0" + number : Integer.toString(number));
    }

    /** Lies beside the repository, not in it. */
    private static Path dictionary() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve("shared/data/gs1/gs1-syntax-dictionary.txt");
            if (Files.exists(file)) {
                return file;
            }
        }
        var message = "NOT CHECKED: shared/data/gs1/gs1-syntax-dictionary.txt is not beside the repository";
        System.err.println(message);
        return Assumptions.abort(message);
    }
}
