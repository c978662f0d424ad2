package com.evertill.cloud.server;

import com.evertill.commerce.codec.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where everything lies that a service keeps or is told by a file. */
final class DataFolder {
    /** It is there when it is returned. */
    static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartFault("the data folder " + folder + " cannot be made", e);
        }
    }

    /** Of a database in it. */
    static String url(Path data, String name) {
        return "jdbc:sqlite:" + data.resolve(name + ".db");
    }

    static <T> T read(Path file, Class<T> type) {
        try {
            return Json.read(Files.readAllBytes(file), type);
        } catch (IOException | Json.MalformedException e) {
            throw new StartFault(file + " cannot be read as " + type.getSimpleName(), e);
        }
    }

    private DataFolder() {}
}
