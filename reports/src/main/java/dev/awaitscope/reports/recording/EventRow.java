package dev.awaitscope.reports.recording;

import dev.awaitscope.reports.recording.RecordedField.Encoding;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** An event decoded from its bytes as the chunk's metadata describes them. */
final class EventRow extends Row {
    /*
     * All numbers and keys of an event are read in one go, texts and constants only when asked for. A decoder asks for the
     * same fields in the same order each time: where a name was found is noted in that order, and the next time it is
     * there without a search.
     */
    private static final int ABSENT = -1;
    private static final int MOST_ASKED = 32;

    private final RecordedType type;
    private final ChunkSymbols symbols;
    private final Symbols names;
    private final TickClock clock;
    private final RecordedField[] fields;
    private final Encoding[] encodings;
    private final long[] values;
    private final @Nullable TextCache[] texts;
    private final @Nullable String[] asked = new String[MOST_ASKED];
    private final int[] found = new int[MOST_ASKED];
    private int next;

    private byte[] bytes = new byte[0];
    private int position;

    EventRow(RecordedType type, ChunkSymbols symbols, Symbols names, TickClock clock) {
        super(clock);
        this.type = type;
        this.symbols = symbols;
        this.names = names;
        this.clock = clock;
        this.fields = type.fields().toArray(RecordedField[]::new);
        this.encodings = new Encoding[fields.length];
        this.values = new long[fields.length];
        this.texts = new TextCache[fields.length];
        for (int i = 0; i < fields.length; i++) {
            // Arrays are only stepped over, as nested values are.
            encodings[i] = fields[i].array() ? Encoding.STRUCT : fields[i].encoding();
        }
    }

    /**
     * Reads the fields that are from {@code from} to {@code to}.
     *
     * @return false if they are not what the metadata says
     */
    boolean read(byte[] window, int from, int to) {
        bytes = window;
        position = from;
        next = 0;
        for (int i = 0; i < encodings.length; i++) {
            switch (encodings[i]) {
                case LONG -> values[i] = number();
                case INT -> values[i] = (int) number();
                case SHORT -> values[i] = (short) number();
                case CHAR -> values[i] = (char) number();
                case BYTE, FLAG -> values[i] = bytes[position++];
                case FLOAT -> values[i] = Double.doubleToRawLongBits(Float.intBitsToFloat((int) raw(Float.BYTES)));
                case DOUBLE -> values[i] = raw(Double.BYTES);
                case TEXT -> {
                    values[i] = position;
                    skipText();
                }
                case STRUCT -> skip(fields[i], to);
            }
            if (position > to || position < from) {
                return false;
            }
        }
        return position == to;
    }

    private long number() {
        byte[] from = bytes;
        int at = position;
        byte b = from[at++];
        long value = b & 0x7f;
        for (int shift = 7; b < 0 && shift < 56; shift += 7) {
            b = from[at++];
            value |= (b & 0x7fL) << shift;
        }
        if (b < 0) {
            value |= (long) from[at++] << 56;
        }
        position = at;
        return value;
    }

    private long raw(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | bytes[position++] & 0xff;
        }
        return value;
    }

    private void skipText() {
        switch (bytes[position++]) {
            case 0, 1 -> {
                // No more than that.
            }
            case 2 -> number();
            case 3, 5 -> {
                long length = number();
                position = length < 0 || length > bytes.length - position ? -1 : position + (int) length;
            }
            case 4 -> {
                long length = number();
                if (length < 0 || length > bytes.length - position) {
                    position = -1;
                }
                for (long i = 0; i < length && position >= 0; i++) {
                    number();
                }
            }
            default -> position = -1;
        }
    }

    private void skip(RecordedField field, int to) {
        Varint in = new Varint(MemorySegment.ofArray(bytes), position, to);
        position = field.skip(in, 0) ? (int) in.position() : -1;
    }

    private int slot(String field) {
        int at = next++;
        // The names in decoders are constants.
        if (at < MOST_ASKED && isSame(asked[at], field)) {
            return found[at];
        }
        int slot = search(field);
        if (at < MOST_ASKED) {
            asked[at] = field;
            found[at] = slot;
        }
        return slot;
    }

    @SuppressWarnings({"ReferenceEquality", "StringEquality"})
    private static boolean isSame(@Nullable String one, String other) {
        return one == other;
    }

    private int search(String field) {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].name().equals(field)) {
                return i;
            }
        }
        return ABSENT;
    }

    @Override
    int thread(String field) {
        int slot = slot(field);
        return slot < 0 || values[slot] == 0 ? -1 : symbols.thread(fields[slot].type(), values[slot]);
    }

    @Override
    @Nullable
    String className(String field) {
        int slot = slot(field);
        return slot < 0 || values[slot] == 0 ? null : symbols.className(fields[slot].type(), values[slot]);
    }

    @Override
    int stack() {
        int slot = slot("stackTrace");
        return slot < 0 || values[slot] == 0 ? -1 : symbols.stack(fields[slot].type(), values[slot]);
    }

    @Override
    @Nullable
    String text(String field) {
        int slot = slot(field);
        if (slot < 0) {
            return null;
        }
        TextCache cache = texts[slot];
        if (cache == null) {
            cache = new TextCache(names);
            texts[slot] = cache;
        }
        RecordedType of = fields[slot].type();
        return encodings[slot] == Encoding.TEXT
                ? cache.text(bytes, (int) values[slot], key -> symbols.text(of, key))
                : cache.constant(values[slot], key -> symbols.text(of, key));
    }

    @Override
    long number(String field, long absent) {
        int slot = slot(field);
        return slot < 0 ? absent : values[slot];
    }

    @Override
    double real(String field) {
        int slot = slot(field);
        if (slot < 0) {
            return 0;
        }
        boolean real = encodings[slot] == Encoding.FLOAT || encodings[slot] == Encoding.DOUBLE;
        return real ? Double.longBitsToDouble(values[slot]) : values[slot];
    }

    @Override
    boolean flag(String field) {
        int slot = slot(field);
        return slot >= 0 && values[slot] != 0;
    }

    @Override
    long nanos(String field) {
        int slot = slot(field);
        String unit = slot < 0 ? null : fields[slot].unit();
        if (unit == null || values[slot] < 0 || values[slot] == Long.MAX_VALUE) {
            return -1;
        }
        return switch (unit) {
            case "NANOSECONDS" -> values[slot];
            case "MICROSECONDS" -> scaled(values[slot], 1_000);
            case "MILLISECONDS" -> scaled(values[slot], 1_000_000);
            case "SECONDS" -> scaled(values[slot], 1_000_000_000);
            case "TICKS" -> clock.length(values[slot]);
            default -> -1;
        };
    }

    private static long scaled(long value, long nanos) {
        return value > Long.MAX_VALUE / nanos - 1 ? -1 : value * nanos;
    }

    @Override
    public String toString() {
        return type.name();
    }
}
