package com.evertill.rehearsal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a careful reader would find, found before. Each failure lists the lines and says what to do instead. */
class TidyTest {
    /** Longer than this, a class is about more than one noun. */
    private static final int LONGEST_FILE = 400;

    @Test
    void the_rooms_of_the_house_are_there() {
        assertThat(Stream.of(
                        "commerce", "device-drivers", "pos-ui-api", "store-edge", "cloud-sync", "rehearsal", "deploy"))
                .allMatch(room -> Files.isDirectory(Project.ROOT.resolve(room)));
    }

    @Test
    void every_package_has_its_page_of_design() {
        var without = Project.mainJava().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(Project.ROOT.resolve(folder).resolve("package-info.java")))
                .toList();
        assertThat(without).as("write a package-info.java with @NullMarked").isEmpty();
    }

    @Test
    void every_package_says_what_may_be_absent() {
        var without = Project.mainJava().stream()
                .filter(file -> file.endsWith("package-info.java"))
                .filter(file -> !Project.read(file).contains("@NullMarked"))
                .toList();
        assertThat(without).as("annotate the package with @NullMarked").isEmpty();
    }

    @Test
    void no_class_is_a_god() {
        var longFiles = Project.java().stream()
                .filter(file -> Project.read(file).lines().count() > LONGEST_FILE)
                .toList();
        assertThat(longFiles)
                .as("more than %d lines: find the second noun and give it a class", LONGEST_FILE)
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        var markers = "\\b(TO" + "DO|FIX" + "ME|X" + "XX|HA" + "CK)\\b|@Dis" + "abled|not (yet )?imple" + "mented";
        assertThat(Project.linesMatching(Project.texts(), markers))
                .as("do it, or open an issue")
                .isEmpty();
    }

    @Test
    void no_file_knows_the_machine_it_was_written_on() {
        var paths = "(?<![\\w.~}$*])/(wo" + "rk|ho" + "me/\\w+|Use" + "rs/\\w+)/";
        assertThat(Project.linesMatching(Project.texts(), paths))
                .as("take a path relative to the project")
                .isEmpty();
    }

    @Test
    void no_file_names_a_package_registry() {
        var hosts = "https?://[a-z0-9.-]*(maven|npmjs|debian|pypi|sonatype|jitpack|docker)[a-z0-9.-]*/";
        var namespaces = "maven\\.apache\\.org/(POM|xsd|SETTINGS)";
        var found = Project.linesMatching(Project.texts(), hosts).stream()
                .filter(line -> !line.matches(".*" + namespaces + ".*"))
                .toList();
        assertThat(found)
                .as("whoever builds says in their own settings where packages come from")
                .isEmpty();
    }

    @Test
    void versions_stand_in_one_place() {
        var poms = Project.texts().stream()
                .filter(file -> file.endsWith("pom.xml") && file.getNameCount() > 1)
                // What runs as a process of its own, with libraries that are not ours.
                .filter(file -> !file.startsWith("rehearsal/dynamodb"))
                .toList();
        var found = Project.linesMatching(poms, "<version>(?!\\$\\{|0\\.1\\.0-SNAPSHOT)");
        assertThat(found).as("manage the version in the root pom.xml").isEmpty();
    }

    /** A catch-all that passes the trouble on is fine, and so is one that says beside it why nothing narrower would do. */
    @Test
    void trouble_is_caught_by_its_name() {
        var caught = "catch \\((?:final )?(?:Exception|Throwable|RuntimeException) (\\w+)\\) \\{";
        var broad = Pattern.compile(caught + "(?!\\s*//)(?![^}]*throw \\1;)");
        var files = Project.core().stream()
                .filter(file -> broad.matcher(Project.read(file)).find())
                .toList();
        assertThat(files)
                .as("catch what is declared, or say there why there is nothing narrower")
                .isEmpty();
    }

    @Test
    void money_is_whole_minor_units() {
        var money = Project.mainJava().stream()
                .filter(file -> file.toString().matches(".*/(money|pricing|tax|tender|basket|receipt|facts)/.*"))
                .toList();
        assertThat(Project.linesMatching(money, "^(?!\\s*/?\\*).*\\b(double|float)\\b"))
                .as("use Money and Rounding")
                .isEmpty();
    }

    @Test
    void tests_wait_for_conditions_and_use_the_real_thing() {
        var tests = Project.java().stream()
                .filter(file -> file.toString().contains("/src/test/"))
                .toList();
        var forbidden = "Thread\\.sl" + "eep|import (static )?(org\\.moc" + "kito|org\\.easy" + "mock)";
        assertThat(Project.linesMatching(tests, forbidden))
                .as("wait for what you wait for; write a fake by hand")
                .isEmpty();
    }

    @Test
    void every_test_can_fail() {
        var without = Project.java().stream()
                .filter(file -> file.toString().matches(".*/src/test/.*(Test|IT)\\.java"))
                .filter(file -> !Project.read(file)
                        .matches("(?s).*(assert|expect|check|verify|ArchRule|extends \\w+Contract).*"))
                .toList();
        assertThat(without).as("a test without an assertion is a defect").isEqualTo(List.of());
    }
}
