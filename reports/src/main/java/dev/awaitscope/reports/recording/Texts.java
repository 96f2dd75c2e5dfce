package dev.awaitscope.reports.recording;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Decodes the texts of a recording. */
final class Texts {
    private Texts() {}

    /** The next text; null for null and for what is none. {@code constants} are texts by key. */
    static @Nullable String next(Varint in, LongFunction<@Nullable String> constants) {
        return switch (in.nextByte()) {
            case 1 -> "";
            case 2 -> constants.apply(in.next());
            case 3 -> text(in, StandardCharsets.UTF_8);
            case 5 -> text(in, StandardCharsets.ISO_8859_1);
            case 4 -> characters(in);
            default -> null;
        };
    }

    private static @Nullable String text(Varint in, Charset charset) {
        long length = in.next();
        return length < 0 || length > in.left() ? null : new String(in.bytes((int) length), charset);
    }

    private static @Nullable String characters(Varint in) {
        long length = in.next();
        if (length < 0 || length > in.left()) {
            return null;
        }
        char[] text = new char[(int) length];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) in.next();
        }
        return new String(text);
    }
}
