package com.evertill.devices.terminal.zvt;

import com.evertill.devices.terminal.PaymentReference;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A disk that tells what it is given. */
public final class NotesInMemory implements ZvtMemory {
    private final Map<PaymentReference, ZvtNote> notes = new LinkedHashMap<>();
    private final Consumer<ZvtNote> before;
    /** What somebody says that it is settled. */
    public final Set<PaymentReference> decided = new HashSet<>();

    /** @param before a note is kept: may throw, or take its time. */
    public NotesInMemory(Consumer<ZvtNote> before) {
        this.before = before;
    }

    @Override
    public synchronized Optional<ZvtNote> find(PaymentReference reference) {
        return Optional.ofNullable(notes.get(reference));
    }

    @Override
    public synchronized Optional<ZvtNote> latest() {
        return notes.values().stream().reduce((_, last) -> last);
    }

    @Override
    public boolean isDecided(PaymentReference reference) {
        return decided.contains(reference);
    }

    @Override
    public void keep(ZvtNote note) {
        before.accept(note);
        synchronized (this) {
            notes.put(note.reference(), note);
        }
    }
}
