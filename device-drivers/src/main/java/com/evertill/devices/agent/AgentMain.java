package com.evertill.devices.agent;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** The devices of a lane on a JVM. The native executable of the shop has the same command. */
public final class AgentMain {
    private AgentMain() {}

    public static void main(String... arguments) {
        Executor threads = task -> Thread.ofVirtual().name("device").start(task);
        var software = "JVM " + Runtime.version();
        // Of a process that ends and one that follows, neither has both the number and the moment of the other.
        var run = ProcessHandle.current().pid() + "-" + System.currentTimeMillis();
        var command = new DevicesCommand(System.out, threads, InstantSource.system(), software, run);
        System.exit(command.run(List.of(arguments)));
    }
}
