package com.evertill.cloud.api;

import com.evertill.cloud.carts.CartAction;
import com.evertill.cloud.customers.CustomerCommand;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which field is answered by what. A field that is not here is a component of the record that its type is told as. */
final class Fields {
    /** What AppSync is given. */
    static final String SCHEMA = "/api/schema.graphql";
    /** What AppSync has by itself. */
    static final String BUILT_IN = "/api/appsync.graphql";

    /** In a request's context if a command was asked for. */
    static final String COMMANDED = "commanded";

    private interface Answer {
        @Nullable
        Object to(Asked asked);
    }

    private interface Detail<T> {
        @Nullable
        Object of(T source, Asked asked);
    }

    private final Map<String, DataFetcher<?>> fetchers = new TreeMap<>();

    Fields(Services services, Feeds feeds) {
        var products = new ProductFields(services);
        query("stores", _ -> products.stores());
        query("store", products::store);
        query("products", products::products);
        query("product", products::product);
        query("productByCode", products::productByCode);
        detail("Product", "availability", ProductView.class, (product, _) -> products.availability(product));
        detail("Product", "everywhere", ProductView.class, products::everywhere);

        var carts = new CartFields(services);
        query("cart", carts::cart);
        command("addToCart", carts::add);
        command("changeCartLine", carts::change);
        command("removeCartLine", carts::remove);
        command("clearCart", asked -> carts.take(asked, new CartAction.Clear()));
        command("parkCart", asked -> carts.take(asked, new CartAction.Park()));
        command("fetchCart", asked -> carts.take(asked, new CartAction.Fetch()));
        command("mergeCart", carts::merge);

        query("offers", new OfferFields(services, products, carts)::offers);

        var customers = new CustomerFields(services.customers(), services.loyalty());
        query("me", customers::me);
        detail("Customer", "card", CustomerView.class, customers::card);
        detail("Customer", "everything", CustomerView.class, (customer, _) -> customers.everything(customer));
        detail("Customer", "points", CustomerView.class, customers::points);
        command("askForCode", customers::askForCode);
        command("signIn", customers::signIn);
        command("signOut", customers::signOut);
        command("changeName", customers::changeName);
        command("consent", customers::consent);
        command("eraseMe", asked -> customers.take(asked, new CustomerCommand.Erase()));

        var orders = new OrderFields(services);
        query("order", orders::order);
        detail("Order", "payment", OrderView.class, (order, _) -> orders.payment(order));
        query("orders", orders::orders);
        query("ordersOfStore", orders::ordersOfStore);
        command("placeOrder", orders::place);
        command("callOffOrder", orders::callOff);
        command("gatherOrder", orders::gather);

        subscription("cartChanged", asked -> feeds.ofCart(CartFields.holder(asked.caller()), asked.text("store")));
        subscription("orderChanged", asked -> {
            var order = asked.text("order");
            if (orders.mine(asked.caller(), order).isEmpty()) {
                throw ApiError.bad("there is no such order");
            }
            return feeds.ofOrder(order);
        });
        put("Mutation", "tellCartChanged", Fields::onAppSync);
        put("Mutation", "tellOrderChanged", Fields::onAppSync);
    }

    private static Object onAppSync(DataFetchingEnvironment field) {
        throw new IllegalStateException(field.getField().getName() + " is for the bus of AWS");
    }

    private void query(String field, Answer answer) {
        put("Query", field, it -> answer.to(Asked.of(it)));
    }

    private void command(String field, Answer answer) {
        put("Mutation", field, it -> {
            it.getGraphQlContext().put(COMMANDED, true);
            return answer.to(Asked.of(it).input());
        });
    }

    private void subscription(String field, Answer answer) {
        put("Subscription", field, it -> answer.to(Asked.of(it)));
    }

    private <T> void detail(String type, String field, Class<T> source, Detail<T> detail) {
        put(type, field, it -> detail.of(source.cast(Objects.requireNonNull(it.getSource())), Asked.of(it)));
    }

    private void put(String type, String field, DataFetcher<@Nullable Object> fetcher) {
        fetchers.put(type + "." + field, fetcher);
    }

    Map<String, DataFetcher<?>> fetchers() {
        return fetchers;
    }

    GraphQLSchema schema() {
        var wiring = RuntimeWiring.newRuntimeWiring().scalar(Instants.SCALAR).scalar(Documents.SCALAR);
        fetchers.forEach((name, fetcher) -> {
            int dot = name.indexOf('.');
            wiring.type(name.substring(0, dot), type -> type.dataFetcher(name.substring(dot + 1), fetcher));
        });
        return new SchemaGenerator().makeExecutableSchema(types(), wiring.build());
    }

    static TypeDefinitionRegistry types() {
        return new SchemaParser().parse(text(BUILT_IN)).merge(new SchemaParser().parse(text(SCHEMA)));
    }

    static String text(String resource) {
        try (var file = Fields.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
