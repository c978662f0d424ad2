package com.evertill.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.customers.CustomerRefusal;
import com.evertill.cloud.orders.OrderRefusal;
import com.evertill.commerce.Refusal;
import com.evertill.ui.kit.Catalogue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.Type;
import graphql.parser.Parser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schema, resolvers, rights and records say the same. */
class SchemaTest {
    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");
    private static final Set<String> SCALARS =
            Set.of("ID", "String", "Int", "Float", "Boolean", "AWSDateTime", "AWSJSON");
    private static final Set<String> DIRECTIVES = Set.of("aws_subscribe", "aws_iam", "aws_lambda");

    /** Each type that is no root is told as a record. */
    private static final Map<String, Class<?>> RECORDS = Map.ofEntries(
            Map.entry("CartChange", Feeds.CartChange.class),
            Map.entry("OrderChange", Feeds.OrderChange.class),
            Map.entry("Money", MoneyView.class),
            Map.entry("Quantity", QuantityView.class),
            Map.entry("Store", StoreView.class),
            Map.entry("Product", ProductView.class),
            Map.entry("Availability", ProductView.Availability.class),
            Map.entry("ProductPage", ProductView.Page.class),
            Map.entry("Cart", CartView.class),
            Map.entry("CartLine", CartView.Line.class),
            Map.entry("CartAnswer", CartView.Answer.class),
            Map.entry("Offer", OfferView.class),
            Map.entry("Refusal", RefusalView.class),
            Map.entry("Customer", CustomerView.class),
            Map.entry("Contact", CustomerView.Contact.class),
            Map.entry("Points", PointsView.class),
            Map.entry("PointsEntry", PointsView.Entry.class),
            Map.entry("Consent", CustomerView.Consent.class),
            Map.entry("CodeAnswer", CustomerView.CodeAnswer.class),
            Map.entry("SignInAnswer", CustomerView.SignInAnswer.class),
            Map.entry("CustomerAnswer", CustomerView.Answer.class),
            Map.entry("Order", OrderView.class),
            Map.entry("OrderLine", CartView.Line.class),
            Map.entry("Payment", OrderPayment.class),
            Map.entry("OrderPage", OrderView.Page.class),
            Map.entry("OrderAnswer", OrderView.Answer.class));

    private final TypeDefinitionRegistry types = Fields.types();

    private Stream<ObjectTypeDefinition> objects() {
        return types.getTypes(ObjectTypeDefinition.class).stream();
    }

    /** AppSync Developer Guide, "Scalar types", "GraphQL type system", "Authorization". */
    @Test
    void nothing_is_in_the_schema_that_app_sync_has_not() {
        var document = Parser.parse(Fields.text(Fields.SCHEMA));
        assertThat(document.getDefinitions())
                .as("types, inputs and enums: no scalars, directives, unions, extensions of its own")
                .allMatch(it -> it instanceof SchemaDefinition
                        || it instanceof ObjectTypeDefinition
                        || it instanceof InputObjectTypeDefinition
                        || it instanceof EnumTypeDefinition);
        for (Object definition : document.getDefinitions()) {
            if (definition instanceof DirectivesContainer<?> container) {
                assertThat(container.getDirectives().stream().map(Directive::getName))
                        .isSubsetOf(DIRECTIVES);
            }
            if (definition instanceof ObjectTypeDefinition type) {
                assertThat(type.getImplements()).isEmpty();
                for (var field : type.getFieldDefinitions()) {
                    assertThat(field.getDirectives().stream().map(Directive::getName))
                            .isSubsetOf(DIRECTIVES);
                }
            }
        }
        var known = new HashSet<>(SCALARS);
        types.types().keySet().forEach(known::add);
        assertThat(usedTypes()).isSubsetOf(known);
    }

    @Test
    void a_subscription_gives_what_the_mutation_gives_that_triggers_it_and_its_arguments_are_among_it() {
        var mutations = fields("Mutation");
        for (var field : fields("Subscription")) {
            var triggers = field.getDirectives("aws_subscribe")
                    .getFirst()
                    .getArgument("mutations")
                    .getValue();
            var name = triggers.toString().replaceAll("(?s).*StringValue\\{value='(\\w+)'.*", "$1");
            var mutation =
                    mutations.stream().filter(it -> it.getName().equals(name)).findFirst();
            assertThat(mutation).as(name).isPresent();
            assertThat(mutation.get().getType().toString())
                    .isEqualTo(field.getType().toString());
            assertThat(field.getType()).as("AppSync: may be absent").isNotInstanceOf(NonNullType.class);
            var payload = names(fields(nameOf(field.getType())));
            assertThat(field.getInputValueDefinitions().stream().map(it -> it.getName()))
                    .isSubsetOf(payload);
        }
    }

    @Test
    void every_type_is_used() {
        var declared = new TreeSet<String>(types.types().keySet());
        declared.removeAll(ROOTS);
        assertThat(usedTypes()).containsAll(declared);
    }

    private Set<String> usedTypes() {
        var used = new TreeSet<String>();
        objects().flatMap(type -> type.getFieldDefinitions().stream()).forEach(field -> {
            used.add(nameOf(field.getType()));
            field.getInputValueDefinitions().forEach(argument -> used.add(nameOf(argument.getType())));
        });
        types.getTypes(InputObjectTypeDefinition.class).stream()
                .flatMap(type -> type.getInputValueDefinitions().stream())
                .forEach(field -> used.add(nameOf(field.getType())));
        return used;
    }

    @Test
    void every_field_has_a_rule_who_may_and_no_rule_is_left_over() {
        var wanted = new TreeSet<String>();
        objects().forEach(type -> {
            if (ROOTS.contains(type.getName())) {
                type.getFieldDefinitions().forEach(field -> wanted.add(type.getName() + "." + field.getName()));
            } else {
                wanted.add(type.getName());
            }
        });
        assertThat(Access.TABLE.keySet()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void every_field_is_looked_up_or_is_a_component_that_may_be_absent_where_the_schema_says_so(@TempDir Path folder)
            throws Exception {
        var lookedUp = lookedUp(folder);
        var unknown = new TreeSet<>(lookedUp);
        objects().forEach(type -> {
            for (var field : type.getFieldDefinitions()) {
                if (!unknown.remove(type.getName() + "." + field.getName())) {
                    checkComponent(type.getName(), field);
                }
            }
        });
        assertThat(unknown).as("resolvers of no field").isEmpty();
        assertThat(RECORDS.keySet())
                .containsExactlyInAnyOrderElementsOf(objects()
                        .map(ObjectTypeDefinition::getName)
                        .filter(name -> !ROOTS.contains(name))
                        .toList());
    }

    private static Set<String> lookedUp(Path folder) throws Exception {
        try (var retailer = new Retailer(folder, Limits.USUAL)) {
            var services = new Services(
                    List::of,
                    retailer.prices,
                    retailer.carts,
                    retailer.orders,
                    retailer.stock,
                    retailer.customers,
                    retailer.loyalty,
                    retailer.payments,
                    retailer.offers);
            return Set.copyOf(
                    new Fields(services, new Feeds(retailer.carts)).fetchers().keySet());
        }
    }

    private static void checkComponent(String type, FieldDefinition field) {
        var record = Objects.requireNonNull(RECORDS.get(type), type);
        var component = Arrays.stream(record.getRecordComponents())
                .filter(it -> it.getName().equals(field.getName()))
                .findFirst();
        assertThat(component).as(type + "." + field.getName()).isPresent();
        assertThat(isNullable(component.get()))
                .as(type + "." + field.getName())
                .isEqualTo(!(field.getType() instanceof NonNullType));
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    @Test
    void enums_have_the_names_that_the_services_have() {
        var ours = Map.<String, Class<? extends Enum<?>>>ofEntries(
                Map.entry("Unit", com.evertill.commerce.item.Unit.class),
                Map.entry("PointsCause", com.evertill.cloud.loyalty.Cause.class),
                Map.entry("Channel", com.evertill.cloud.customers.Channel.class),
                Map.entry("Purpose", com.evertill.cloud.customers.Purpose.class),
                Map.entry("CartState", CartView.State.class),
                Map.entry("OrderState", OrderView.State.class),
                Map.entry("Cancellation", com.evertill.cloud.orders.Cancellation.class),
                Map.entry("FulfilmentWay", OrderView.Way.class),
                Map.entry("PaymentState", com.evertill.cloud.payments.PaymentView.State.class),
                Map.entry("Paying", com.evertill.cloud.orders.Paying.class));
        var declared = types.getTypes(EnumTypeDefinition.class);
        assertThat(declared.stream().map(EnumTypeDefinition::getName))
                .containsExactlyInAnyOrderElementsOf(ours.keySet());
        for (var type : declared) {
            var names = Arrays.stream(
                            Objects.requireNonNull(ours.get(type.getName())).getEnumConstants())
                    .map(Enum::name);
            assertThat(type.getEnumValueDefinitions().stream().map(EnumValueDefinition::getName))
                    .containsExactlyElementsOf(names.toList());
        }
    }

    @Test
    void every_command_has_an_id() {
        for (var mutation : fields("Mutation")) {
            if (!mutation.getName().startsWith("tell")) {
                var argument = mutation.getInputValueDefinitions().getFirst();
                var input = types.getTypeOrNull(nameOf(argument.getType()), InputObjectTypeDefinition.class);
                assertThat(Objects.requireNonNull(input, mutation.getName())
                                .getInputValueDefinitions()
                                .getFirst()
                                .getName())
                        .isEqualTo("commandId");
                assertThat(nameOf(mutation.getType())).endsWith("Answer");
            }
        }
    }

    @Test
    void every_refusal_has_words_in_every_language() {
        var refusals = new ArrayList<Enum<?>>();
        refusals.addAll(List.of(Refusal.values()));
        refusals.addAll(List.of(OrderRefusal.values()));
        refusals.addAll(List.of(ApiRefusal.values()));
        refusals.addAll(List.of(CustomerRefusal.values()));
        for (var language : Catalogue.LANGUAGES) {
            for (var refusal : refusals) {
                assertThat(RefusalView.of(refusal, language).message()).isNotBlank();
            }
        }
    }

    private List<FieldDefinition> fields(String type) {
        var found = types.getTypeOrNull(type, ObjectTypeDefinition.class);
        return Objects.requireNonNull(found, type).getFieldDefinitions();
    }

    private static List<String> names(List<FieldDefinition> fields) {
        return fields.stream().map(FieldDefinition::getName).toList();
    }

    private static String nameOf(Type<?> type) {
        return TypeInfo.typeInfo(type).getName();
    }
}
