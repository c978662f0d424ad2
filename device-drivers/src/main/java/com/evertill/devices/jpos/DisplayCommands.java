package com.evertill.devices.jpos;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** How a customer display of two rows is told what to show. Both dialects repaint whole rows, so that what it shows is never half old. */
enum DisplayCommands {

    /** Epson's DM-D and those that follow it: rows by {@code US $}, code pages by {@code ESC t}. */
    ESC_POS {
        @Override
        byte[] show(List<String> lines, CodePages pages) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(pages.preferred());
            for (int row = 0; row < lines.size(); row++) {
                bytes.writeBytes(new byte[] {0x1F, 0x24, 1, (byte) (row + 1)});
                bytes.writeBytes(pages.encode(lines.get(row)));
            }
            return bytes.toByteArray();
        }

        /** {@code ESC @}, overwrite instead of scroll, no cursor. */
        @Override
        byte[] initialise() {
            return new byte[] {0x1B, 0x40, 0x1F, 0x01, 0x1F, 0x43, 0x00};
        }
    },

    /** The CD5220 set of most other makers: {@code ESC Q A} and {@code ESC Q B}, in the one code page that the display is set to. */
    CD5220 {
        @Override
        byte[] show(List<String> lines, CodePages pages) {
            var bytes = new ByteArrayOutputStream();
            for (int row = 0; row < lines.size(); row++) {
                bytes.writeBytes(new byte[] {0x1B, 0x51, (byte) ('A' + row)});
                bytes.writeBytes(pages.encodePreferred(lines.get(row)));
                bytes.write('\r');
            }
            return bytes.toByteArray();
        }

        /** {@code ESC @}, no cursor. */
        @Override
        byte[] initialise() {
            return new byte[] {0x1B, 0x40, 0x1B, 0x5F, 0x00};
        }
    };

    /** {@code ESC = 2} and {@code ESC = 1}: of one cable, the bytes in between are for the display alone. */
    static byte[] throughPrinter(byte[] bytes) {
        return EscPos.concat(new byte[] {0x1B, 0x3D, 0x02}, bytes, new byte[] {0x1B, 0x3D, 0x01});
    }

    abstract byte[] initialise();

    abstract byte[] show(List<String> lines, CodePages pages);
}
