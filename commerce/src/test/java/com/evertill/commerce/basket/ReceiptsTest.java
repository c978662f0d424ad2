package com.evertill.commerce.basket;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Golden;
import com.evertill.commerce.Refusal;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every file under {@code receipts} is a {@link Script} and, below its line of equals signs, what comes of it. */
class ReceiptsTest {
    static final List<Path> RECEIPTS = Golden.filesIn(Golden.ofTests("receipts"));
    private static final String CUT = "=".repeat(20) + "\n";

    @ParameterizedTest
    @FieldSource("RECEIPTS")
    void a_sale_told_in_steps_gives_this_receipt(Path file) throws IOException {
        var script = script(file);
        Golden.check(file, script + CUT + Script.of(script).told());
    }

    /** Read from the byte code of the rules, so that a new refusal cannot be forgotten here. */
    @Test
    void every_refusal_that_the_rules_can_give_is_on_a_receipt() throws IOException {
        var given = new ClassFileImporter()
                .importClasses(BasketRules.class, PaymentRules.class).stream()
                        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                        .map(JavaFieldAccess::getTarget)
                        .filter(target -> target.getOwner().isEquivalentTo(Refusal.class))
                        .map(target -> target.getName())
                        .collect(Collectors.toSet());
        var shown = new HashSet<String>();
        for (var file : RECEIPTS) {
            readString(file)
                    .lines()
                    .filter(line -> line.contains("✗ "))
                    .forEach(line -> shown.add(line.substring(line.indexOf("✗ ") + 2)));
        }
        assertThat(given).hasSizeGreaterThan(15);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(given);
    }

    static String script(Path file) throws IOException {
        var text = readString(file);
        int cut = text.indexOf(CUT);
        return cut < 0 ? text : text.substring(0, cut);
    }
}
