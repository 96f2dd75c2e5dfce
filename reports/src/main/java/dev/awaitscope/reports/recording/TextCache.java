package dev.awaitscope.reports.recording;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The texts that one field of an event has had: most fields have but a few, again and again. Not thread-safe. */
final class TextCache {
    private static final int PLACES = 64;
    /** A place for each length and last byte: longer texts are kept by JFR as constants. */
    private static final int LONGEST = 64;

    private final Symbols symbols;
    private final byte[][] encoded = new byte[PLACES][];
    private final @Nullable String[] texts = new String[PLACES];
    private final LongMap keys = new LongMap();
    private final List<@Nullable String> constants = new ArrayList<>();

    TextCache(Symbols symbols) {
        this.symbols = symbols;
        Arrays.fill(encoded, new byte[0]);
    }

    /** The text that is encoded at {@code from}; what is there must be one. */
    @Nullable
    String text(byte[] bytes, int from, LongFunction<@Nullable String> byKey) {
        int length = bytes[from + 1];
        return switch (bytes[from]) {
            case 0 -> null;
            case 1 -> "";
            // Characters below 128 take a byte each, so that the encoding tells where such a text ends.
            case 3, 4, 5 -> length >= 0 && length < LONGEST && from + 2 + length <= bytes.length
                    ? shortText(bytes, from, length + 2)
                    : decoded(bytes, from, byKey);
            default -> decoded(bytes, from, byKey);
        };
    }

    private @Nullable String shortText(byte[] bytes, int from, int size) {
        int place = (size * 7 + bytes[from + size - 1] * 5 + bytes[from + 2 + (size > 2 ? 0 : -1)]) & PLACES - 1;
        byte[] known = encoded[place];
        if (Arrays.equals(known, 0, known.length, bytes, from, from + size)) {
            return texts[place];
        }
        String text = decoded(bytes, from, _ -> null);
        if (isOneBytePerCharacter(bytes, from + 2, from + size)) {
            encoded[place] = Arrays.copyOfRange(bytes, from, from + size);
            texts[place] = text;
        }
        return text;
    }

    private static boolean isOneBytePerCharacter(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String decoded(byte[] bytes, int from, LongFunction<@Nullable String> byKey) {
        Varint in = new Varint(MemorySegment.ofArray(bytes), from, bytes.length);
        if (bytes[from] == 2) {
            in.nextByte();
            return constant(in.next(), byKey);
        }
        String text = Texts.next(in, byKey);
        return text == null ? null : symbols.text(text);
    }

    /** The text of the constant with this key. */
    @Nullable
    String constant(long key, LongFunction<@Nullable String> byKey) {
        long known = keys.get(key);
        if (known == LongMap.NONE) {
            known = constants.size();
            String text = byKey.apply(key);
            constants.add(text == null ? null : symbols.text(text));
            keys.put(key, known);
        }
        return constants.get((int) known);
    }
}
