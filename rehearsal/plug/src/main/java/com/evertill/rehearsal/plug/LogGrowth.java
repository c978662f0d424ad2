package com.evertill.rehearsal.plug;

import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Demo.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a shop says while something lasts that it can do nothing about: a stack trace or two, and not one after another. */
final class LogGrowth {
    private static final long WHILE = TimeUnit.SECONDS.toNanos(5);
    private static final int MOST_LINES = 300;

    private LogGrowth() {}

    static void watch(String what, Demo demo, List<String> wrong) throws IOException {
        long before = lines(demo);
        long until = System.nanoTime() + WHILE;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        long more = lines(demo) - before;
        if (more > MOST_LINES) {
            wrong.add("in five seconds of " + what + " the shop logged " + more + " lines");
        }
    }

    private static long lines(Demo demo) throws IOException {
        try (var lines = Files.lines(demo.log(Member.SHOP))) {
            return lines.count();
        }
    }
}
