package com.evertill.rehearsal.demo;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Something to start.
 *
 * @param name as people read it, after "the".
 * @param log the name of its log file.
 * @param health whether it answers; asked again and again.
 */
record Part(String name, String log, List<String> command, BooleanSupplier health) {}
