package com.evertill.rehearsal.proof;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The doors through which code would reach time, chance and threads by itself. */
final class World {
    static final ArchCondition<JavaClass> READ_A_CLOCK = calls(
            "read a clock",
            door(Instant.class, "now"),
            door(LocalDate.class, "now"),
            door(LocalDateTime.class, "now"),
            door(ZonedDateTime.class, "now"),
            door(OffsetDateTime.class, "now"),
            door(Clock.class, "systemUTC", "systemDefaultZone", "system"),
            door(InstantSource.class, "system"),
            door(System.class, "currentTimeMillis", "nanoTime"));

    static final ArchCondition<JavaClass> THROW_DICE = calls(
            "throw dice",
            door(UUID.class, "randomUUID"),
            door(Math.class, "random"),
            door(Random.class, "<init>"),
            door(SecureRandom.class, "<init>", "getInstanceStrong"));

    static final ArchCondition<JavaClass> START_THREADS = calls(
            "start threads or sleep",
            door(Thread.class, "sleep", "start", "<init>", "ofVirtual", "ofPlatform", "startVirtualThread"),
            door(TimeUnit.class, "sleep"),
            new Door(Executors.class, Set.of()));

    /** Where a process begins, such as that of the simulated lanes: somebody must hand the clock in. */
    static final DescribedPredicate<JavaClass> IS_A_PROGRAM = DescribedPredicate.describe(
            "is a program", type -> type.tryGetMethod("main", String[].class).isPresent());

    /** What another program's JavaPOS loader makes without an argument: nobody can hand the clock in. */
    static final DescribedPredicate<JavaClass> IS_MADE_BY_A_LOADER = DescribedPredicate.describe(
            "is made by a JavaPOS loader", type -> type.isAssignableTo("jpos.loader.JposServiceInstanceFactory"));

    private World() {}

    /** @param methods none for all of them. */
    private record Door(Class<?> type, Set<String> methods) {
        boolean isUsedBy(JavaAccess<?> access) {
            return access.getTargetOwner().isEquivalentTo(type)
                    && (methods.isEmpty() || methods.contains(access.getTarget().getName()));
        }
    }

    private static Door door(Class<?> type, String... methods) {
        return new Door(type, Set.of(methods));
    }

    private static ArchCondition<JavaClass> calls(String description, Door... doors) {
        return ArchConditions.accessTargetWhere(DescribedPredicate.describe(
                description, access -> Arrays.stream(doors).anyMatch(door -> door.isUsedBy(access))));
    }
}
