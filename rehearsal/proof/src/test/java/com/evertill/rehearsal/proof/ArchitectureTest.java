package com.evertill.rehearsal.proof;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Modules, and who may see whom; packages, and what they may know. The reasons are in the package pages of each module. */
@AnalyzeClasses(packages = "com.evertill", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String COMMERCE = "com.evertill.commerce..";
    private static final String DEVICES = "com.evertill.devices..";
    private static final String SHOP_API = "com.evertill.shop..";
    /** What every screen uses, and in its {@code server} the HTTP that every application has in common. */
    private static final String KIT = "com.evertill.ui..";

    private static final String EDGE = "com.evertill.edge..";
    private static final String CLOUD = "com.evertill.cloud..";
    private static final String LEDGER = "com.evertill.cloud.ledger..";
    private static final String PRICES = "com.evertill.cloud.prices..";
    private static final String CARTS = "com.evertill.cloud.carts..";
    private static final String STOCK = "com.evertill.cloud.stock..";
    private static final String ORDERS = "com.evertill.cloud.orders..";
    private static final String CUSTOMERS = "com.evertill.cloud.customers..";
    private static final String PAYMENTS = "com.evertill.cloud.payments..";
    private static final String LOYALTY = "com.evertill.cloud.loyalty..";
    private static final String FORECAST = "com.evertill.cloud.forecast..";
    private static final String OFFERS = "com.evertill.cloud.offers..";
    private static final String LAKE = "com.evertill.cloud.lake..";
    private static final String PARTNERS = "com.evertill.cloud.partners..";
    private static final String API = "com.evertill.cloud.api..";
    private static final String EVENTS = "com.evertill.cloud.events..";
    private static final String COMMANDS = "com.evertill.cloud.commands..";
    private static final String REHEARSAL = "com.evertill.rehearsal..";
    private static final String OURS = "com.evertill..";

    /** Where an application meets the world: Quarkus, HTTP, threads, the clock. The MQTT channel is part of that for every cloud service. */
    private static final String[] RIM = {"..server..", "com.evertill.cloud.iotchannel.."};
    /** Annotated interfaces, which name JAX-RS and nothing else of the framework. */
    private static final String[] APIS = {"com.evertill.shop.api..", "com.evertill.cloud.headoffice.api.."};

    // --- modules ---

    @ArchTest
    static final ArchRule commerce_stands_on_the_jdk_and_jackson_alone = classes()
            .that()
            .resideInAPackage(COMMERCE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(COMMERCE, "java..", "com.fasterxml.jackson..", "org.jspecify..");

    @ArchTest
    static final ArchRule devices_see_commerce = onlySee(DEVICES, DEVICES, COMMERCE);

    @ArchTest
    static final ArchRule the_shop_api_sees_commerce = onlySee(SHOP_API, SHOP_API, KIT, COMMERCE);

    @ArchTest
    static final ArchRule the_kit_sees_commerce = onlySee(KIT, KIT, COMMERCE);

    @ArchTest
    static final ArchRule the_edge_sees_commerce_devices_and_its_api =
            onlySee(EDGE, EDGE, COMMERCE, DEVICES, SHOP_API, KIT);

    @ArchTest
    static final ArchRule the_cloud_sees_commerce_and_the_kit = onlySee(CLOUD, CLOUD, COMMERCE, KIT);

    @ArchTest
    static final ArchRule the_local_iot_core_sees_commerce =
            onlySee("com.evertill.rehearsal.iot..", "com.evertill.rehearsal.iot..", COMMERCE);

    @ArchTest
    static final ArchRule the_local_provider_sees_commerce =
            onlySee("com.evertill.rehearsal.provider..", "com.evertill.rehearsal.provider..", COMMERCE);

    @ArchTest
    static final ArchRule the_local_erp_sees_commerce =
            onlySee("com.evertill.rehearsal.erp..", "com.evertill.rehearsal.erp..", COMMERCE);

    @ArchTest
    static final ArchRule nothing_shipped_knows_the_rehearsal = noClasses()
            .that(resideInAPackage(OURS).and(resideOutsideOfPackage(REHEARSAL)))
            .should()
            .dependOnClassesThat(resideInAPackage(REHEARSAL));

    @ArchTest
    static final ArchRule the_api_is_interfaces_and_records_over_jax_rs = classes()
            .that()
            .resideInAnyPackage(APIS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "com.evertill.shop.api..",
                    "com.evertill.cloud.headoffice.api..",
                    COMMERCE,
                    "java..",
                    "jakarta.ws.rs..",
                    "com.fasterxml.jackson..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule javapos_is_known_to_the_drivers_alone = noClasses()
            .that()
            .resideOutsideOfPackage(DEVICES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jpos..", "com.evertill.devices.jpos..");

    // --- packages ---

    @ArchTest
    static final ArchRule only_server_knows_the_framework = noClasses()
            .that(resideInAnyPackage(COMMERCE, DEVICES, KIT, EDGE, CLOUD)
                    .and(resideOutsideOfPackages(RIM))
                    .and(resideOutsideOfPackages(APIS)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.vertx..",
                    "jakarta..",
                    "org.eclipse.microprofile..",
                    "io.smallrye..",
                    "org.jboss..");

    @ArchTest
    static final ArchRule features_of_commerce_have_no_cycles =
            slices().matching("com.evertill.commerce.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_of_the_edge_have_no_cycles =
            slices().matching("com.evertill.edge.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule services_of_the_cloud_have_no_cycles =
            slices().matching("com.evertill.cloud.(*)..").should().beFreeOfCycles();

    // What a service of the cloud wants of another it asks by the other's published API, or hears on the bus.

    @ArchTest
    static final ArchRule the_ledger_knows_no_other_service = onlySee(LEDGER, LEDGER, EVENTS, COMMERCE);

    @ArchTest
    static final ArchRule prices_know_no_other_service = onlySee(PRICES, PRICES, EVENTS, COMMERCE);

    @ArchTest
    static final ArchRule carts_know_no_other_service = onlySee(CARTS, CARTS, EVENTS, COMMANDS, COMMERCE);

    @ArchTest
    static final ArchRule orders_know_no_other_service = onlySee(ORDERS, ORDERS, EVENTS, COMMANDS, COMMERCE);

    @ArchTest
    static final ArchRule customers_know_no_other_service = onlySee(CUSTOMERS, CUSTOMERS, EVENTS, COMMANDS, COMMERCE);

    @ArchTest
    static final ArchRule payments_know_no_other_service = onlySee(PAYMENTS, PAYMENTS, EVENTS, COMMERCE);

    @ArchTest
    static final ArchRule loyalty_knows_no_other_service = onlySee(LOYALTY, LOYALTY, EVENTS, COMMANDS, COMMERCE);

    @ArchTest
    static final ArchRule stock_knows_no_other_service = onlySee(STOCK, STOCK, EVENTS, COMMERCE);

    @ArchTest
    static final ArchRule the_forecast_knows_no_other_service = onlySee(FORECAST, FORECAST, EVENTS, COMMANDS, COMMERCE);

    @ArchTest
    static final ArchRule offers_know_no_other_service = onlySee(OFFERS, OFFERS, EVENTS, COMMERCE);

    @ArchTest
    static final ArchRule the_lake_knows_no_other_service = onlySee(LAKE, LAKE, EVENTS, COMMERCE);

    @ArchTest
    static final ArchRule partners_know_no_other_service = onlySee(PARTNERS, PARTNERS, EVENTS, COMMANDS, COMMERCE);

    /** The API of the heads is the one place that calls several services; none of them knows that it is there. */
    @ArchTest
    static final ArchRule the_api_sees_what_it_publishes =
            onlySee(API, API, CARTS, ORDERS, STOCK, CUSTOMERS, LOYALTY, OFFERS, PAYMENTS, EVENTS, COMMERCE, KIT);

    @ArchTest
    static final ArchRule nobody_but_an_application_sees_the_api = noClasses()
            .that()
            .resideOutsideOfPackages(API, "..server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(API);

    @ArchTest
    static final ArchRule drivers_have_no_cycles =
            slices().matching("com.evertill.devices.(*)..").should().beFreeOfCycles();

    // --- time, chance, threads ---

    @ArchTest
    static final ArchRule no_clock_is_read_outside_server = noClasses()
            .that(resideInAnyPackage(COMMERCE, DEVICES, EDGE, CLOUD)
                    .and(resideOutsideOfPackages(RIM))
                    .and(not(World.IS_A_PROGRAM))
                    .and(not(World.IS_MADE_BY_A_LOADER)))
            .should(World.READ_A_CLOCK)
            .because("time comes in as an argument");

    @ArchTest
    static final ArchRule no_dice_are_thrown_outside_server = noClasses()
            .that(resideInAnyPackage(COMMERCE, DEVICES, EDGE, CLOUD)
                    .and(resideOutsideOfPackages(RIM))
                    .and(not(World.IS_MADE_BY_A_LOADER)))
            .should(World.THROW_DICE)
            .because("ids and randomness come in as arguments");

    @ArchTest
    static final ArchRule no_thread_is_started_and_nothing_sleeps_outside_server = noClasses()
            .that(resideInAnyPackage(COMMERCE, EDGE, CLOUD).and(resideOutsideOfPackages(RIM)))
            .should(World.START_THREADS)
            .because(
                    "till, journal and sync are steps, which server drives with virtual threads and the simulator with one loop");

    /** Of our own code; what else a module stands on is its pom's business. */
    private static ArchRule onlySee(String module, String... may) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(resideInAnyPackageBut(may)));
    }

    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass>
            resideInAnyPackageBut(String... may) {
        return com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(may));
    }
}
