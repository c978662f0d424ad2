package com.evertill.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.Tender;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a fact can say is either a column of the lake or left out for a reason. */
class MappingTest {
    private static final String TYPED = "typed by a person, who may name another in it";
    private static final String BASKET = "would tie a sale to a cart, and by that to a customer";
    private static final String ORDER = "would tie a sale to an order, and by that to a customer";
    private static final String ATTEMPT = "leads to a card at the payment provider";
    private static final String CARD = "of a customer's card";
    private static final String LINES_SAY_IT = "the priced lines say what was sold";
    private static final String NOT_SOLD = "nothing was sold: its number and amount are enough";
    private static final String SETTLED = "zero, or the total again, in what was completed";
    private static final String LAW = "what the law wants is kept in the ledger";

    /** By the component's record and name, or by the fact and the path. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("basket", BASKET),
            Map.entry("reason", TYPED),
            Map.entry("note", TYPED),
            Map.entry("why", TYPED),
            Map.entry("document", TYPED),
            Map.entry("detail", "a device's words, in which anything may stand"),
            Map.entry("seal", LAW),
            Map.entry("events", LINES_SAY_IT),
            Map.entry("attempt", ATTEMPT),
            Map.entry("refund", ATTEMPT),
            Map.entry("payment.attempt", ATTEMPT),
            Map.entry("payment.tender", "the receipt is enough to find it"),
            Map.entry("offline", "each has a fact of its own when its outcome is known"),
            Map.entry("shifts", "each has a fact of its own"),
            Map.entry("approval.poiTransactionId", ATTEMPT),
            Map.entry("approval.authorisationCode", CARD),
            Map.entry("approval.maskedPan", CARD),
            Map.entry("approval.token", CARD),
            Map.entry("approval.receiptLines", CARD),
            Map.entry("approval.details", CARD),
            Map.entry("approval.amount", "the tender's amount is what it paid of the goods"),
            Map.entry("approval.offlineApproved", "a refund is not forwarded"),
            Map.entry("tenders.attempt", ATTEMPT),
            Map.entry("tenders.order", ORDER),
            Map.entry("tenders.approval.poiTransactionId", ATTEMPT),
            Map.entry("tenders.approval.authorisationCode", CARD),
            Map.entry("tenders.approval.maskedPan", CARD),
            Map.entry("tenders.approval.token", CARD),
            Map.entry("tenders.approval.receiptLines", CARD),
            Map.entry("tenders.approval.details", CARD),
            Map.entry("tenders.approval.amount", "the tender's amount is what it paid of the goods"),
            Map.entry("priced.due", SETTLED),
            Map.entry("priced.lines.code", "the item's id says it"),
            Map.entry("lines.reason", TYPED),
            Map.entry("sale.voided priced.lines", NOT_SOLD),
            Map.entry("sale.voided priced.taxes", NOT_SOLD),
            Map.entry("sale.voided priced.net", NOT_SOLD),
            Map.entry("sale.voided priced.tax", NOT_SOLD),
            Map.entry("sale.voided priced.paid", NOT_SOLD),
            Map.entry("sale.voided priced.change", NOT_SOLD),
            Map.entry("return.completed priced.lines", "the returned lines say what came back"),
            Map.entry("return.completed priced.items", "the returned lines say what came back"),
            Map.entry("return.completed priced.paid", SETTLED),
            Map.entry("return.completed priced.change", SETTLED));

    @Test
    void every_component_of_every_fact_is_a_column_or_left_out_for_a_reason() {
        var used = new TreeSet<String>();
        var unmapped = new TreeMap<String, Set<String>>();
        for (var type : FactType.values()) {
            var columns = columns(type);
            for (var path : paths(payload(type), "")) {
                if (isColumn(columns, path)) {
                    continue;
                }
                var reason = reason(type, path);
                if (reason.isEmpty()) {
                    unmapped.computeIfAbsent(type.wire(), _ -> new TreeSet<>()).add(path);
                } else {
                    used.add(reason);
                }
            }
        }
        assertThat(unmapped)
                .as("give each a column, or say here why it stays out of the lake")
                .isEmpty();
        assertThat(LEFT_OUT.keySet()).as("reasons for what is not there").isEqualTo(used);
    }

    @Test
    void every_path_of_a_column_is_in_each_fact_of_its_table_or_another_path_is() {
        for (var table : LakeTables.ALL) {
            for (var column : table.own()) {
                var somewhere = table.facts().stream()
                        .anyMatch(fact -> column.paths().stream().anyMatch(path -> leads(fact, full(table, path))));
                assertThat(somewhere).as(table.name() + "." + column.name()).isTrue();
            }
        }
    }

    @Test
    void nothing_of_a_person_or_a_card_is_a_column() {
        var paths = LakeTables.ALL.stream()
                .flatMap(table -> table.own().stream())
                .flatMap(column -> column.paths().stream())
                .toList();
        assertThat(paths)
                .isNotEmpty()
                .noneMatch(
                        path -> path.matches(
                                ".*(reason|note|detail|document|token|maskedPan|authorisationCode|poiTransactionId|attempt|receiptLines|basket|events).*"));
    }

    private static Set<String> columns(FactType type) {
        return LakeTables.holding(type).stream()
                .flatMap(table -> table.own().stream()
                        .flatMap(column -> column.paths().stream())
                        .map(path -> full(table, path)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String full(LakeTable table, String path) {
        if (path.startsWith("/")) {
            return path.substring(1);
        }
        return table.each().isEmpty() ? path : table.each() + "." + path;
    }

    private static boolean isColumn(Set<String> columns, String path) {
        return columns.stream().anyMatch(column -> column.equals(path) || column.startsWith(path + "."));
    }

    private static boolean leads(FactType fact, String path) {
        return paths(payload(fact), "").stream()
                .anyMatch(known -> known.equals(path) || path.startsWith(known + ".") || path.endsWith(".means"));
    }

    /** Its own, or that of what it is part of. */
    private static String reason(FactType type, String path) {
        for (var at = path; !at.isEmpty(); at = at.contains(".") ? at.substring(0, at.lastIndexOf('.')) : "") {
            if (LEFT_OUT.containsKey(type.wire() + " " + at)) {
                return type.wire() + " " + at;
            }
            if (LEFT_OUT.containsKey(at)) {
                return at;
            }
        }
        return "";
    }

    private static Class<?> payload(FactType type) {
        return Stream.of(Payload.class.getPermittedSubclasses())
                .filter(it -> it != Payload.Unknown.class)
                .filter(it -> type.equals(typeOf(it)))
                .findFirst()
                .orElseThrow();
    }

    private static FactType typeOf(Class<?> payload) {
        var name =
                payload.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        return FactType.valueOf(name);
    }

    /** Down to what is no record of ours; an amount, a quantity and what is written as one text are whole. */
    private static List<String> paths(Type type, String at) {
        if (type instanceof ParameterizedType list) {
            return paths(list.getActualTypeArguments()[0], at);
        }
        var ours = (Class<?>) type;
        if (ours == Seal.class || ours == Money.class || ours == Quantity.class || isOneValue(ours)) {
            return List.of(at);
        }
        var kinds = ours.getAnnotation(JsonSubTypes.class);
        if (kinds != null && (ours == Tender.class || !ours.isRecord())) {
            return Stream.of(kinds.value())
                    .flatMap(kind -> paths(kind.value(), at).stream())
                    .toList();
        }
        return Stream.of(ours.getRecordComponents())
                .flatMap(component -> paths(
                        component.getGenericType(), at.isEmpty() ? component.getName() : at + "." + component.getName())
                        .stream())
                .toList();
    }

    private static boolean isOneValue(Class<?> type) {
        return !type.getName().startsWith("com.evertill.")
                || type.isEnum()
                || (type.isRecord()
                        && (Arrays.stream(type.getRecordComponents()).anyMatch(MappingTest::isTheValue)
                                || Arrays.stream(type.getDeclaredMethods())
                                        .anyMatch(method -> method.isAnnotationPresent(JsonValue.class))));
    }

    private static boolean isTheValue(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonValue.class);
    }
}
