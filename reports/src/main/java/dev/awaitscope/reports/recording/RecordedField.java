package dev.awaitscope.reports.recording;

import org.jspecify.annotations.Nullable;

/**
 * A field of a type, as a chunk describes it.
 *
 * @param constant
 *            whether the value is the key of a constant of the type
 * @param array
 *            whether there is a number of them
 * @param unit
 *            of a length of time, as {@code jdk.jfr.Timespan} names it; null for other fields
 */
record RecordedField(String name, RecordedType type, boolean constant, boolean array, @Nullable String unit) {

    /** How one value is encoded. */
    Encoding encoding() {
        return constant ? Encoding.LONG : type.encoding();
    }

    /** Steps over the value; false if it cannot be one. */
    boolean skip(Varint in, int depth) {
        if (!array) {
            return skip(encoding(), type, in, depth);
        }
        long count = in.next();
        // Each element takes a byte at least.
        if (count < 0 || count > in.left()) {
            return false;
        }
        for (long i = 0; i < count; i++) {
            if (!skip(encoding(), type, in, depth)) {
                return false;
            }
        }
        return true;
    }

    /** Steps over a value in this encoding, of this type; false if it cannot be one. */
    static boolean skip(Encoding encoding, RecordedType type, Varint in, int depth) {
        return switch (encoding) {
            case LONG, INT, SHORT, CHAR -> in.skipNumber();
            case BYTE, FLAG -> in.skip(1);
            case FLOAT -> in.skip(Float.BYTES);
            case DOUBLE -> in.skip(Double.BYTES);
            case TEXT -> skipText(in);
            case STRUCT -> type.skipFields(in, depth);
        };
    }

    private static boolean skipText(Varint in) {
        return switch (in.nextByte()) {
            case 0, 1 -> true;
            case 2 -> in.skipNumber();
            case 3, 5 -> in.skip(in.next());
            case 4 -> {
                long count = in.next();
                boolean sound = count >= 0 && count <= in.left();
                for (long i = 0; sound && i < count; i++) {
                    sound = in.skipNumber();
                }
                yield sound;
            }
            default -> false;
        };
    }

    /** The ways JFR writes a value. */
    enum Encoding {
        LONG, INT, SHORT, CHAR, BYTE, FLAG, FLOAT, DOUBLE, TEXT, STRUCT
    }
}
