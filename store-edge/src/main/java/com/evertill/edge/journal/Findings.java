package com.evertill.edge.journal;

import com.evertill.edge.journal.Verifier.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found, subject by subject. */
final class Findings {
    /** Of one subject; a file that was written over at random would have millions. */
    private static final int MOST = 20;

    private final Map<String, List<String>> wrong = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    void wrong(String subject, String sentence) {
        wrong.computeIfAbsent(subject, _ -> new ArrayList<>()).add(sentence);
    }

    boolean holds(String subject) {
        return !wrong.containsKey(subject);
    }

    /** Closes a subject. {@code figures} is said if nothing was wrong with it. */
    void close(String subject, String figures) {
        var sentences = wrong.getOrDefault(subject, List.of());
        if (sentences.isEmpty()) {
            findings.add(new Finding(subject, true, figures));
        }
        sentences.stream().limit(MOST).forEach(it -> findings.add(new Finding(subject, false, it)));
        if (sentences.size() > MOST) {
            findings.add(new Finding(subject, false, "and " + (sentences.size() - MOST) + " more"));
        }
    }

    List<Finding> list() {
        return List.copyOf(findings);
    }
}
