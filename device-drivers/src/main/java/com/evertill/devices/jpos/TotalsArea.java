package com.evertill.devices.jpos;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jpos.HardTotalsConst;
import jpos.JposConst;
import jpos.JposException;

/** The files of hard totals as they are at one moment: by number, each with its name and its bytes. Not for several threads. */
final class TotalsArea {

    /** UnifiedPOS 1.15, Hard Totals, create: names have ten characters at most. */
    private static final int LONGEST_NAME = 10;

    private static final int OVERHEAD = 32;

    private record TotalsFile(String name, byte[] bytes) {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        TotalsFile {}
    }

    private final int capacity;
    private final Map<Integer, TotalsFile> files = new TreeMap<>();

    /** @param capacity bytes. */
    TotalsArea(int capacity) {
        this.capacity = capacity;
    }

    static TotalsArea of(byte[] packed, int capacity) throws IOException {
        var area = new TotalsArea(capacity);
        try (var data = new DataInputStream(new ByteArrayInputStream(packed))) {
            for (int left = data.readInt(); left > 0; left--) {
                int number = data.readInt();
                area.files.put(number, new TotalsFile(data.readUTF(), data.readNBytes(data.readInt())));
            }
        }
        return area;
    }

    byte[] packed() {
        var bytes = new ByteArrayOutputStream();
        var data = new DataOutputStream(bytes);
        try {
            data.writeInt(files.size());
            for (var entry : files.entrySet()) {
                data.writeInt(entry.getKey());
                data.writeUTF(entry.getValue().name());
                data.writeInt(entry.getValue().bytes().length);
                data.write(entry.getValue().bytes());
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    int free() {
        return capacity
                - files.values().stream()
                        .mapToInt(file -> file.bytes().length + OVERHEAD)
                        .sum();
    }

    int count() {
        return files.size();
    }

    Optional<Integer> find(String name) {
        return files.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    List<String> names() {
        return files.values().stream().map(TotalsFile::name).toList();
    }

    int size(int number) throws JposException {
        return file(number).bytes().length;
    }

    /** @return its number; it is full of zeros. */
    int create(String name, int size) throws JposException {
        requireFree(name);
        if (size <= 0) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "a file of " + size + " bytes");
        }
        if (size + OVERHEAD > free()) {
            throw Jpos.extended(
                    HardTotalsConst.JPOS_ETOT_NOROOM,
                    "there are " + free() + " bytes left, not " + size + " and its name");
        }
        int number = 1 + files.keySet().stream().max(Comparator.naturalOrder()).orElse(0);
        files.put(number, new TotalsFile(name, new byte[size]));
        return number;
    }

    void rename(int number, String name) throws JposException {
        var file = file(number);
        if (!file.name().equals(name)) {
            requireFree(name);
            files.put(number, new TotalsFile(name, file.bytes()));
        }
    }

    void delete(String name) throws JposException {
        files.remove(find(name).orElseThrow(() -> Jpos.error(JposConst.JPOS_E_NOEXIST, "there is no file " + name)));
    }

    byte[] bytes(int number, int offset, int count) throws JposException {
        requireRange(number, offset, count);
        return java.util.Arrays.copyOfRange(file(number).bytes(), offset, offset + count);
    }

    void write(int number, byte[] data, int offset, int count) throws JposException {
        requireRange(number, offset, count);
        if (data.length < count) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "there are " + data.length + " bytes to write, not " + count);
        }
        System.arraycopy(data, 0, file(number).bytes(), offset, count);
    }

    /** @return what that file is called. */
    String name(int number) throws JposException {
        return file(number).name();
    }

    private void requireFree(String name) throws JposException {
        if (name.length() > LONGEST_NAME) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "a name has ten characters at most: " + name);
        }
        if (find(name).isPresent()) {
            throw Jpos.error(JposConst.JPOS_E_EXISTS, "there is a file " + name);
        }
    }

    private void requireRange(int number, int offset, int count) throws JposException {
        int size = size(number);
        if (offset < 0 || count < 0 || offset > size - count) {
            throw Jpos.error(
                    JposConst.JPOS_E_ILLEGAL, "bytes " + offset + " to " + (offset + count) + " of a file of " + size);
        }
    }

    private TotalsFile file(int number) throws JposException {
        var file = files.get(number);
        if (file == null) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "there is no file with the number " + number);
        }
        return file;
    }
}
