package com.evertill.shop.browser;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The screens' scripts in a folder as Node wants them: {@code kit}, {@code app}, {@code tests}, and the libraries with their types; the web shop's {@code web} with
 * them, so that one compiler looks at all that stands on the kit.
 */
final class Scripts {
    /** The jars of mvnpm, and the names by which scripts import what is in them. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "org.mvnpm/lit", "lit",
            "org.mvnpm/lit-html", "lit-html",
            "org.mvnpm/lit-element", "lit-element",
            "org.mvnpm.at.lit/reactive-element", "@lit/reactive-element",
            "org.mvnpm/typescript", "typescript");

    private final Path folder = Path.of("target/scripts").toAbsolutePath();
    private final Path node = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
            .driverDir()
            .resolve("node");

    record Run(int status, String output) {}

    Scripts() throws IOException {
        copy(Path.of("../kit/src/main/resources/META-INF/resources/kit"), folder.resolve("kit"));
        copy(Path.of("src/main/resources/META-INF/resources/app"), folder.resolve("app"));
        copy(Path.of("../web/src/main/resources/META-INF/resources/web"), folder.resolve("web"));
        copy(Path.of("src/browser/js"), folder.resolve("tests"));
        copy(Path.of("../web/src/browser/js"), folder.resolve("tests"));
        for (var library : LIBRARIES.entrySet()) {
            unpack(library.getKey(), folder.resolve("node_modules").resolve(library.getValue()));
        }
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        Files.copy(
                Path.of("src/browser/tsconfig.json"),
                folder.resolve("tsconfig.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    Run compile() throws IOException, InterruptedException {
        return node(List.of("node_modules/typescript/lib/tsc.js", "--project", "."));
    }

    Run test() throws IOException, InterruptedException {
        try (var tests = Files.list(folder.resolve("tests"))) {
            var files = tests.map(Path::toString)
                    .filter(name -> name.endsWith(".test.js"))
                    .sorted();
            return node(java.util.stream.Stream.concat(java.util.stream.Stream.of("--test"), files)
                    .toList());
        }
    }

    private Run node(List<String> arguments) throws IOException, InterruptedException {
        var log = folder.resolve("log.txt");
        var command = new java.util.ArrayList<>(List.of(node.toString()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Run(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                write(to.resolve(from.relativize(file).toString()), Files.newInputStream(file));
            }
        }
    }

    /** What a browser loads lies open in the jar; types and the rest are in an archive within it. */
    private static void unpack(String artifact, Path to) throws IOException {
        var location = Scripts.class.getResource("/META-INF/maven/" + artifact + "/pom.properties");
        if (location == null) {
            throw new IllegalStateException(artifact + " is not on the class path");
        }
        var jar = Path.of(location.getPath().replaceFirst("^file:", "").replaceFirst("!.*", ""));
        var place = "resources/_static/" + artifact.substring(artifact.indexOf('/') + 1) + "/";
        try (var zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("META-INF/.more.tgz")) {
                    untar(zip, place, to);
                } else if (!entry.isDirectory() && entry.getName().startsWith("META-INF/" + place)) {
                    write(to.resolve(withoutVersion(entry.getName(), "META-INF/" + place)), zip);
                }
            }
        }
    }

    private static void untar(InputStream archive, String place, Path to) throws IOException {
        // Not closed: it would close the jar that is being read.
        var tar = new TarArchiveInputStream(new GZIPInputStream(archive));
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile() && entry.getName().startsWith(place)) {
                write(to.resolve(withoutVersion(entry.getName(), place)), tar);
            }
        }
    }

    private static String withoutVersion(String name, String place) {
        var rest = name.substring(place.length());
        return rest.substring(rest.indexOf('/') + 1);
    }

    private static void write(Path file, InputStream content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
