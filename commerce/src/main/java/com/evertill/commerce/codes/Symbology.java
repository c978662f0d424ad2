package com.evertill.commerce.codes;

import java.util.Optional;

/** What carried the text, as far as it changes how the text is read. */
public enum Symbology {
    /** A person typed it. */
    TYPED,
    /** A scanner that does not say, such as a keyboard wedge without symbology identifiers. */
    UNKNOWN,
    UPC_A,
    UPC_E,
    EAN_8,
    EAN_13,
    /** EAN-13 with a two- or five-digit add-on behind it, as on magazines. */
    EAN_13_WITH_ADD_ON,
    ITF_14,
    GS1_128,
    GS1_DATABAR,
    GS1_DATAMATRIX,
    GS1_QR,
    GS1_DOTCODE,
    /** QR or Data Matrix without FNC1: text, perhaps a GS1 Digital Link. */
    PLAIN_2D,
    /** Code 128, Code 39 and others that carry a shop's own texts. */
    PLAIN_LINEAR,
    /** The text of an add-on alone, which is no code. */
    ADD_ON;

    /** Whether the text is made of Application Identifiers. */
    public boolean isGs1() {
        return switch (this) {
            case GS1_128, GS1_DATABAR, GS1_DATAMATRIX, GS1_QR, GS1_DOTCODE -> true;
            default -> false;
        };
    }

    /**
     * From an AIM symbology identifier, {@code ]} with a letter and a digit (ISO/IEC 15424; GS1 General Specifications, section 5.1.2);
     * empty if {@code text} does not begin with one.
     */
    static Optional<Symbology> ofIdentifier(String text) {
        if (text.length() < 3 || text.charAt(0) != ']') {
            return Optional.empty();
        }
        return Optional.of(
                switch (text.substring(1, 3)) {
                    case "E0" -> EAN_13;
                    case "E1", "E2" -> ADD_ON;
                    case "E3" -> EAN_13_WITH_ADD_ON;
                    case "E4" -> EAN_8;
                    case "C1" -> GS1_128;
                    case "e0" -> GS1_DATABAR;
                    case "d2" -> GS1_DATAMATRIX;
                    case "Q3" -> GS1_QR;
                    case "J1" -> GS1_DOTCODE;
                    case "I0", "I1" -> ITF_14;
                    default -> "dQ".indexOf(text.charAt(1)) >= 0 ? PLAIN_2D : PLAIN_LINEAR;
                });
    }
}
