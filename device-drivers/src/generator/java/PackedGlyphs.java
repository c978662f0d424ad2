import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Packs GNU Unifont as {@code GlyphFont} reads it; run by hand when there is a new Unifont, never at build:
 * {@code java PackedGlyphs.java unifont.hex plane00-combining.txt unifont.glyphs}. Both files are in Debian's package {@code unifont}.
 *
 * <p>The file: 257 positions of four bytes, then 256 blocks of 256 characters, each deflated: 256 bytes with how a character is (0 no glyph, 1 of
 * 8 dots, 2 of 16; 4 added where it stands upon the one before it), then the glyphs one after another, 16 rows of one or two bytes.
 */
public class PackedGlyphs {

    private static final int COMBINING = 4;

    public static void main(String[] args) throws IOException {
        var glyphs = new TreeMap<Integer, byte[]>();
        for (var line : Files.readAllLines(Path.of(args[0]))) {
            var parts = line.split(":");
            glyphs.put(Integer.parseInt(parts[0], 16), HexFormat.of().parseHex(parts[1]));
        }
        var combining = new TreeMap<Integer, String>();
        for (var line : Files.readAllLines(Path.of(args[1]))) {
            var parts = line.split(":");
            combining.put(Integer.parseInt(parts[0], 16), parts[1]);
        }
        Files.write(Path.of(args[2]), packed(glyphs, combining));
    }

    private static byte[] packed(Map<Integer, byte[]> glyphs, Map<Integer, String> combining) throws IOException {
        var blocks = new ByteArrayOutputStream();
        var positions = new ByteArrayOutputStream();
        var index = new DataOutputStream(positions);
        int head = 257 * Integer.BYTES;
        for (int block = 0; block < 256; block++) {
            index.writeInt(head + blocks.size());
            blocks.writeBytes(block(glyphs, combining, block << 8));
        }
        index.writeInt(head + blocks.size());
        positions.writeBytes(blocks.toByteArray());
        return positions.toByteArray();
    }

    /** Those that are moved by nothing take room of their own. */
    private static boolean standsUpon(String moved) {
        return moved != null && !moved.equals("0");
    }

    private static byte[] block(Map<Integer, byte[]> glyphs, Map<Integer, String> combining, int first)
            throws IOException {
        var kinds = new byte[256];
        var rows = new ByteArrayOutputStream();
        for (int i = 0; i < 256; i++) {
            var glyph = glyphs.get(first + i);
            if (glyph != null) {
                kinds[i] = (byte) (glyph.length / 16 | (standsUpon(combining.get(first + i)) ? COMBINING : 0));
                rows.writeBytes(glyph);
            }
        }
        var packed = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            deflating.write(kinds);
            rows.writeTo(deflating);
        }
        return packed.toByteArray();
    }
}
