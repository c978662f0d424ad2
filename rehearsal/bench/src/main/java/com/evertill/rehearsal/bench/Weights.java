package com.evertill.rehearsal.bench;

import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Fact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * What the same facts weigh in each of the ways in which they might go.
 *
 * @param wire batched, packed and signed, as they do.
 * @param plain as the JSON that they are.
 * @param zipped that JSON, each fact gzipped by itself.
 * @param together that JSON, the facts of a batch gzipped together.
 */
record Weights(long facts, long wire, long plain, long zipped, long together) {
    static final Weights NONE = new Weights(0, 0, 0, 0, 0);

    static Weights of(Batch batch, byte[] wire) {
        var facts = batch.facts();
        return new Weights(
                facts.size(),
                wire.length,
                facts.stream().mapToLong(fact -> fact.payload().length).sum(),
                facts.stream().mapToLong(fact -> gzipped(List.of(fact))).sum(),
                gzipped(facts));
    }

    Weights plus(Weights other) {
        return new Weights(
                facts + other.facts,
                wire + other.wire,
                plain + other.plain,
                zipped + other.zipped,
                together + other.together);
    }

    void report(Report report, String name) {
        var ours = Figure.of(name, "bytes", each(wire), "%,d of them, the same in every line".formatted(facts));
        report.add(ours.beside("plain JSON", each(plain)));
        report.add(ours.beside("gzip, each by itself", each(zipped)));
        report.add(ours.beside("gzip, those of a batch together", each(together)));
    }

    private double each(long bytes) {
        return (double) bytes / facts;
    }

    private static long gzipped(List<Fact> facts) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (var fact : facts) {
                gzip.write(fact.payload());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.size();
    }
}
