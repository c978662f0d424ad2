package com.evertill.devices.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lane's program as it is shipped: the words of a command, with commas between them, in {@code evertill.lane.program}; such as the native executable
 * and {@code devices}. Tests with {@link #TAG} are then of that program instead of the classes in this process.
 */
public record LaneProgram(List<String> command) {

    public static final String TAG = "lane-program";

    private static final String PROPERTY = "evertill.lane.program";

    /** Empty where the tests are of this process. */
    public static Optional<LaneProgram> given() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(words -> new LaneProgram(List.of(words.split(",", -1))));
    }

    /** @param arguments after {@code devices}. */
    public Process start(String... arguments) throws IOException {
        var words = new ArrayList<>(command);
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }
}
