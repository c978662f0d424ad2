package com.evertill.rehearsal.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project's files as they lie on the disk, without what is built or downloaded. */
final class Project {
    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".evertill", ".idea", ".vscode", "node_modules", ".jqwik-database");
    private static final Set<String> NOT_TEXT =
            Set.of("png", "ico", "jar", "woff2", "gz", "bin", "glyphs", "db", "log");

    static final Path ROOT = root();

    private Project() {}

    /** Every text file, relative to the root. */
    static List<Path> texts() {
        return walk().stream()
                .filter(file -> !NOT_TEXT.contains(extension(file)))
                .toList();
    }

    static List<Path> java() {
        return walk().stream().filter(file -> extension(file).equals("java")).toList();
    }

    /** Java that is not a test. */
    static List<Path> mainJava() {
        return java().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }

    /** Main Java of what is shipped, outside the one package of each application that meets the world. */
    static List<Path> core() {
        return mainJava().stream()
                .filter(file -> !file.startsWith("rehearsal"))
                .filter(file -> !file.toString().contains("/server/"))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Each line that matches, as {@code file:number: line}. */
    static List<String> linesMatching(List<Path> files, String regex) {
        var pattern = java.util.regex.Pattern.compile(regex);
        var found = new ArrayList<String>();
        for (var file : files) {
            var lines = read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        }
        return found;
    }

    private static String extension(Path file) {
        var name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<Path> walk() {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && !NOT_OURS.contains(file.getFileName().toString())) {
                        files.add(ROOT.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("evertill"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the project: " + Path.of("").toAbsolutePath());
    }
}
