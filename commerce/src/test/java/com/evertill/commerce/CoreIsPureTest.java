package com.evertill.commerce;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What makes the core run the same in the shop, in the cloud and in a simulator. */
@AnalyzeClasses(packages = "com.evertill.commerce", importOptions = DoNotIncludeTests.class)
class CoreIsPureTest {
    private static final Set<String> SYSTEM_CLOCKS = Set.of("currentTimeMillis", "nanoTime");
    private static final Set<String> FLOATING = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    @ArchTest
    static final ArchRule it_sees_only_java_jackson_and_jspecify = classes()
            .should()
            .onlyDependOnClassesThat(resideInAPackage("com.evertill.commerce..")
                    .or(resideInAPackage("java.."))
                    .or(resideInAPackage("com.fasterxml.jackson.."))
                    .or(resideInAPackage("org.jspecify..")))
            .because("edge, cloud and every later head must be able to run it");

    @ArchTest
    static final ArchRule time_ids_and_chance_come_as_arguments = noClasses()
            .should()
            .callCodeUnitWhere(describe(
                    "it reads a clock, rolls dice or starts a thread",
                    call -> readsAClock(call.getTarget()) || rollsDice(call.getTarget()) || threads(call.getTarget())))
            .because("the same input gives the same output, and a simulator can be in charge of time");

    @ArchTest
    static final ArchRule there_is_no_floating_point_number = classes()
            .should(haveNoFloatingPoint())
            .because("money is whole minor units and quantities are whole thousandths");

    @ArchTest
    static final ArchRule packages_do_not_go_in_circles =
            slices().matching("com.evertill.commerce.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_sqlite_touches_a_database = noClasses()
            .that()
            .resideOutsideOfPackage("com.evertill.commerce.sqlite..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.belongToAnyOf(Connection.class, DriverManager.class));

    private static boolean readsAClock(CodeUnitCallTarget target) {
        var owner = target.getOwner();
        // An argument of type Clock may be asked; the system's may not be had.
        boolean now = target.getName().equals("now") && owner.getPackageName().equals("java.time");
        boolean ofClock = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return (now && !ofClock)
                || (owner.isEquivalentTo(Clock.class) && target.getName().startsWith("system"))
                || (owner.isEquivalentTo(System.class) && SYSTEM_CLOCKS.contains(target.getName()));
    }

    private static boolean rollsDice(CodeUnitCallTarget target) {
        var owner = target.getOwner();
        return target.getName().equals("random")
                || owner.isAssignableTo(Random.class)
                || owner.isEquivalentTo(ThreadLocalRandom.class)
                || (owner.isEquivalentTo(UUID.class) && target.getName().equals("randomUUID"));
    }

    private static boolean threads(CodeUnitCallTarget target) {
        return target.getOwner().isAssignableTo(Thread.class)
                || target.getOwner().isAssignableTo(Thread.Builder.class)
                || target.getOwner().isAssignableTo(Executor.class)
                || target.getOwner().getName().equals("java.util.concurrent.Executors");
    }

    private static ArchCondition<JavaClass> haveNoFloatingPoint() {
        return new ArchCondition<>("have no float or double in a field, a parameter or a result") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var places = Stream.concat(
                        type.getFields().stream()
                                .filter(field -> isFloating(field.getRawType()))
                                .map(field -> field.getFullName()),
                        type.getCodeUnits().stream()
                                .filter(CoreIsPureTest::isFloating)
                                .map(JavaCodeUnit::getFullName));
                places.forEach(place -> events.add(SimpleConditionEvent.violated(type, place + " is floating")));
            }
        };
    }

    private static boolean isFloating(JavaCodeUnit unit) {
        return Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                .anyMatch(CoreIsPureTest::isFloating);
    }

    private static boolean isFloating(JavaClass type) {
        return FLOATING.contains(type.getBaseComponentType().getName());
    }
}
