package com.evertill.devices.jpos;

import com.evertill.devices.jpos.ScaleAnswer.Done;
import com.evertill.devices.jpos.ScaleAnswer.Garbled;
import com.evertill.devices.jpos.ScaleAnswer.NoWeight;
import com.evertill.devices.jpos.ScaleAnswer.Stable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a scale is asked, and what its answers mean. Every question has one answer, which ends with the same byte. */
enum ScaleProtocol {

    /** Mettler Toledo Standard Interface Command Set, level 0 and the tare of level 1; most European bench scales speak it. */
    MT_SICS('\n', "SI\r\n", "Z\r\n") {
        private static final Pattern WEIGHT = Pattern.compile("S ([SD]) +(-?[\\d.]+) +([A-Za-z]+)");

        @Override
        ScaleAnswer read(String frame, WeightUnit unit) {
            var weight = WEIGHT.matcher(frame);
            if (weight.matches()) {
                return weight.group(1).equals("D")
                        ? NoWeight.IN_MOTION
                        : stable(frame, weight.group(2), weight.group(3));
            }
            return switch (frame) {
                case "Z A", "TAC A" -> new Done();
                case "S I" -> NoWeight.IN_MOTION;
                case "S +", "Z +" -> NoWeight.OVER_CAPACITY;
                case "S -", "Z -" -> NoWeight.UNDER_ZERO;
                case "Z I", "TA I", "TAC I", "TA L", "TAC L", "ES", "ET", "EL" -> NoWeight.NOT_READY;
                default -> frame.startsWith("TA A ") ? new Done() : new Garbled(frame);
            };
        }

        @Override
        Optional<String> tare(BigDecimal weight, WeightUnit unit) {
            return Optional.of(
                    weight.signum() == 0
                            ? "TAC\r\n"
                            : "TA " + weight.toPlainString() + " " + unit.name().toLowerCase(java.util.Locale.ROOT)
                                    + "\r\n");
        }
    },

    /** NCI SCP-01 of Weigh-Tronix, which American checkout scales speak, and scanners with a scale in them. */
    NCI(3, "W\r", "Z\r") {
        private static final Pattern ANSWER = Pattern.compile(
                "(?:\n? *(-?[\\d.]+) *([A-Za-z]+)\r)?\n?S?([\\x30-\\x3F])([\\x30-\\x7F])([\\x30-\\x7F]*)\r");

        @Override
        ScaleAnswer read(String frame, WeightUnit unit) {
            var answer = ANSWER.matcher(frame);
            if (!answer.matches()) {
                return frame.equals("\n?\r") ? NoWeight.NOT_READY : new Garbled(frame);
            }
            int first = answer.group(3).charAt(0);
            int second = answer.group(4).charAt(0);
            if ((second & 0x02) != 0) {
                return NoWeight.OVER_CAPACITY;
            }
            if ((second & 0x01) != 0) {
                return NoWeight.UNDER_ZERO;
            }
            if ((first & 0x0C) != 0 || (second & 0x0C) != 0) {
                return NoWeight.NOT_READY;
            }
            if ((first & 0x01) != 0) {
                return NoWeight.IN_MOTION;
            }
            return answer.group(1) == null ? new Done() : stable(frame, answer.group(1), answer.group(2));
        }
    },

    /** Toledo 8217, also 8213: one letter asks, and the answer has no unit, so that {@code jpos.xml} must name it. */
    TOLEDO_8217('\r', "W", "Z") {
        private static final Pattern WEIGHT = Pattern.compile("\\x02 *([\\d.]+)N?");
        private static final Pattern STATUS = Pattern.compile("\\x02\\?([\\x20-\\x7F])");

        @Override
        ScaleAnswer read(String frame, WeightUnit unit) {
            var weight = WEIGHT.matcher(frame);
            if (weight.matches()) {
                return stable(frame, weight.group(1), unit.name());
            }
            var status = STATUS.matcher(frame);
            if (!status.matches()) {
                return new Garbled(frame);
            }
            int bits = status.group(1).charAt(0);
            if ((bits & 0x02) != 0) {
                return NoWeight.OVER_CAPACITY;
            }
            if ((bits & 0x01) != 0) {
                return NoWeight.IN_MOTION;
            }
            if ((bits & 0x04) != 0) {
                return NoWeight.UNDER_ZERO;
            }
            return new Done();
        }
    };

    private static final int LONGEST_FRAME = 128;

    private final int end;
    private final String weigh;
    private final String zero;

    ScaleProtocol(int end, String weigh, String zero) {
        this.end = end;
        this.weigh = weigh;
        this.zero = zero;
    }

    /** The byte that ends every answer. */
    int end() {
        return end;
    }

    int longestFrame() {
        return LONGEST_FRAME;
    }

    /** Asks for the weight of this moment, stable or not: a scale that waits by itself would leave nobody to say why. */
    byte[] weigh() {
        return ascii(weigh);
    }

    byte[] zero() {
        return ascii(zero);
    }

    /**
     * @param frame without its last byte, line ends around it taken off where the protocol has them.
     * @param unit of a protocol that states none.
     */
    abstract ScaleAnswer read(String frame, WeightUnit unit);

    /** Tells the scale a tare, zero to end it; empty where the protocol has no word for it. */
    Optional<String> tare(BigDecimal weight, WeightUnit unit) {
        return Optional.empty();
    }

    /** A point that was lost on the way would make kilograms of grams: where a unit has decimals, they are there, also when they are zero. */
    private static ScaleAnswer stable(String frame, String weight, String unit) {
        try {
            var stated = new BigDecimal(weight);
            return WeightUnit.of(unit)
                    .filter(known -> weight.indexOf('.') >= 0 || known.isCountedWhole())
                    .<ScaleAnswer>map(known -> stated.signum() < 0 ? NoWeight.UNDER_ZERO : new Stable(stated, known))
                    .orElseGet(() -> new Garbled(frame));
        } catch (NumberFormatException noNumber) {
            return new Garbled(frame);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
