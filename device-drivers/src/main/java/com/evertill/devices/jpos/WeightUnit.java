package com.evertill.devices.jpos;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import jpos.ScaleConst;

/** The units of UnifiedPOS scales. */
enum WeightUnit {
    G(ScaleConst.SCAL_WU_GRAM),
    KG(ScaleConst.SCAL_WU_KILOGRAM),
    OZ(ScaleConst.SCAL_WU_OUNCE),
    LB(ScaleConst.SCAL_WU_POUND);

    private final int constant;

    WeightUnit(int constant) {
        this.constant = constant;
    }

    int constant() {
        return constant;
    }

    /** Of a checkout's scale, in this unit, where {@code jpos.xml} names none. */
    String usualMaximum() {
        return switch (this) {
            case G -> "15000";
            case KG -> "15";
            case OZ -> "480";
            case LB -> "30";
        };
    }

    /** Scales state it without decimals. */
    boolean isCountedWhole() {
        return this == G;
    }

    static Optional<WeightUnit> of(String symbol) {
        var wanted = symbol.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(unit -> unit.name().equals(wanted))
                .findAny();
    }

    /**
     * A weight in thousandths of this unit, if it is one: moving the point between grams and kilograms is exact, anything else would be
     * another figure than the scale's, and so would one that is rounded.
     */
    Optional<Integer> thousandths(BigDecimal weight, WeightUnit stated) {
        return shift(stated).flatMap(places -> {
            try {
                return Optional.of(weight.movePointRight(places + 3).intValueExact());
            } catch (ArithmeticException tooFine) {
                return Optional.empty();
            }
        });
    }

    private Optional<Integer> shift(WeightUnit stated) {
        if (stated == this) {
            return Optional.of(0);
        }
        if (stated == G && this == KG) {
            return Optional.of(-3);
        }
        return stated == KG && this == G ? Optional.of(3) : Optional.empty();
    }
}
