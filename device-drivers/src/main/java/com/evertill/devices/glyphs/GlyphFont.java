package com.evertill.devices.glyphs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** The glyphs of the basic plane, 16 dots high. Those of a block that was used once stay in memory, 8 KB at most each. */
public final class GlyphFont {

    /** Dots, of every glyph. */
    public static final int HEIGHT = 16;

    private static final int BLOCK = 256;
    private static final int STANDS_UPON = 4;

    /**
     * One character.
     *
     * @param width 8 or 16 dots.
     * @param standsUpon whether it is drawn upon the character before it and takes no room.
     * @param rows from the top; the leftmost dot in the highest of {@code width} bits.
     */
    record Glyph(int width, boolean standsUpon, int[] rows) {
        @SuppressWarnings("ArrayRecordComponent") // sixteen numbers, never compared
        Glyph {}

        boolean isBlack(int x, int y) {
            return ((rows[y] >> (width - 1 - x)) & 1) == 1;
        }
    }

    private static final class Lazily {
        private static final GlyphFont FONT = new GlyphFont(read());
    }

    private final byte[] packed;
    private final Map<Integer, @Nullable Glyph[]> blocks = new ConcurrentHashMap<>();

    private GlyphFont(byte[] packed) {
        this.packed = packed;
    }

    /** The one that is built in. */
    public static GlyphFont builtIn() {
        return Lazily.FONT;
    }

    private static byte[] read() {
        try (var file = GlyphFont.class.getResourceAsStream("unifont.glyphs")) {
            return Objects.requireNonNull(file, "the font is not built in").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the font that is built in cannot be read", e);
        }
    }

    public boolean has(int character) {
        return glyph(character) != null;
    }

    /** How many columns of a receipt a character takes: 2 where it is as wide as it is high, 0 where it stands upon another. */
    public int columns(int character) {
        var glyph = glyph(character);
        if (glyph == null) {
            return 1;
        }
        return glyph.standsUpon() ? 0 : glyph.width() / 8;
    }

    @Nullable
    Glyph glyph(int character) {
        if (!Character.isBmpCodePoint(character)) {
            return null;
        }
        return blocks.computeIfAbsent(character / BLOCK, this::block)[character % BLOCK];
    }

    private @Nullable Glyph[] block(int number) {
        var index = ByteBuffer.wrap(packed);
        int start = index.getInt(number * Integer.BYTES);
        int end = index.getInt((number + 1) * Integer.BYTES);
        try (var block = new InflaterInputStream(new ByteArrayInputStream(packed, start, end - start))) {
            var kinds = block.readNBytes(BLOCK);
            var glyphs = new @Nullable Glyph[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                glyphs[i] = glyph(kinds[i], block);
            }
            return glyphs;
        } catch (IOException e) {
            throw new UncheckedIOException("the font that is built in is damaged", e);
        }
    }

    private static @Nullable Glyph glyph(int kind, InflaterInputStream block) throws IOException {
        int bytesAcross = kind & ~STANDS_UPON;
        if (bytesAcross == 0) {
            return null;
        }
        var bytes = block.readNBytes(bytesAcross * HEIGHT);
        var rows = new int[HEIGHT];
        Arrays.setAll(
                rows,
                y -> bytesAcross == 1 ? bytes[y] & 0xFF : ((bytes[2 * y] & 0xFF) << 8) | (bytes[2 * y + 1] & 0xFF));
        return new Glyph(bytesAcross * 8, (kind & STANDS_UPON) != 0, rows);
    }
}
