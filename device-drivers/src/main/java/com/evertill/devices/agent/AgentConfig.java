package com.evertill.devices.agent;

import com.evertill.commerce.codec.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code lane.json}: what the program at a lane has to know. Files are named from the folder in which it lies. To look at the devices
 * ({@code check}) only {@code devices} is needed.
 *
 * @param devices {@code jpos.xml} of this lane.
 * @param drivers a folder with the jars of vendors' JavaPOS services; only on a JVM.
 * @param lane the name of the lane, as its certificate bears it and {@code store.json} names it.
 * @param boxes where a box of the shop may be, tried in turn: {@code host:port}, or {@code unix:/path} of a socket on this machine.
 * @param authority the certificate of the shop's authority, like the others needed for {@code host:port}.
 * @param certificate of this lane.
 * @param key of it.
 */
public record AgentConfig(
        String devices,
        @Nullable String drivers,
        @Nullable String lane,
        @Nullable List<String> boxes,
        @Nullable String authority,
        @Nullable String certificate,
        @Nullable String key) {

    /** @throws AgentFault if it cannot be read, or lacks something. */
    static AgentConfig read(Path file) {
        try {
            return Json.read(bytes(file, "configuration"), AgentConfig.class);
        } catch (Json.MalformedException wrong) {
            throw new AgentFault(
                    "The configuration " + file + " is " + wrong.getMessage()
                            + ". docs/devices.md shows what belongs in it.",
                    wrong);
        }
    }

    /** @throws AgentFault if it cannot be read. */
    static byte[] bytes(Path file, String what) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new AgentFault("There is no file " + file + ", the " + what + " of the lane.", missing);
        } catch (IOException unreadable) {
            throw new AgentFault(
                    "The " + what + " " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** @throws AgentFault if it is not there. */
    static <T> T needed(@Nullable T value, String field) {
        if (value == null) {
            throw new AgentFault(
                    "The configuration of the lane lacks \"" + field + "\". docs/devices.md tells what it is.", null);
        }
        return value;
    }
}
