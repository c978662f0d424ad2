package com.evertill.cloud.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codec.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFolderTest extends CodeCourierContract {
    @TempDir
    private Path parent;

    private Path folder() {
        return parent.resolve("codes");
    }

    @Override
    CodeCourier courier() {
        return new CodeFolder(folder());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder())) {
            return files.toList();
        }
    }

    @Override
    List<CodeMessage> arrived() throws IOException {
        var messages = new ArrayList<CodeMessage>();
        for (var file : files()) {
            messages.add(Json.read(Files.readAllBytes(file), CodeMessage.class));
        }
        return messages;
    }

    @Override
    void breakDown() throws IOException {
        Files.delete(folder());
        Files.createFile(folder());
    }

    @Test
    void only_this_user_reads_it() throws IOException {
        courier().take(FIRST, NOW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
                .isEqualTo("rw-------");
    }

    @Test
    void what_has_expired_does_not_stay() throws IOException {
        var courier = courier();
        courier.take(FIRST, NOW);
        Files.createFile(folder().resolve("notes.txt"));
        var later = NOW.plus(Duration.ofMinutes(10));
        courier.take(new CodeMessage("0c", Channel.SMS, "+49301234567", "999999", later.plusSeconds(1)), later);
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("notes.txt", later.plusSeconds(1).toEpochMilli() + "-0c.json");
    }
}
