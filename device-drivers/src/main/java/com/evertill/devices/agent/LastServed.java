package com.evertill.devices.agent;

import com.evertill.commerce.codec.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Which box the lane served last, in a file that outlives the program. A box that another has replaced may come back and call itself the shop's;
 * its epoch is lower, and it is served no more.
 */
final class LastServed {

    private final Path file;
    private @Nullable Box last;

    /** @param epoch of the node; see {@link com.evertill.devices.wire.Order.Welcome}. */
    record Box(String node, int epoch) {}

    /** @throws AgentFault if there is such a file and it cannot be read. */
    LastServed(Path file) {
        this.file = file;
        this.last = Files.exists(file) ? read() : null;
    }

    private Box read() {
        try {
            return Json.read(AgentConfig.bytes(file, "note of the box it served last"), Box.class);
        } catch (Json.MalformedException damaged) {
            throw new AgentFault(
                    file
                            + " is damaged. Delete it if only one box of the shop is running: it says which one was served last.",
                    damaged);
        }
    }

    /**
     * Whether the box is to be served, which is durable then.
     *
     * @throws IOException if that cannot be kept.
     */
    synchronized boolean serves(String node, int epoch) throws IOException {
        var box = new Box(node, epoch);
        if (last != null && last.node.equals(node) && last.epoch > epoch) {
            return false;
        }
        if (!box.equals(last)) {
            keep(box);
            last = box;
        }
        return true;
    }

    private void keep(Box box) throws IOException {
        var written = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(Json.bytes(box));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
