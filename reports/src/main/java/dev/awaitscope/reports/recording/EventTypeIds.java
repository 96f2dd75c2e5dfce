package dev.awaitscope.reports.recording;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ids of the event types that a metadata event declares: what tells an event from damaged bytes. */
final class EventTypeIds {
    private static final int DEEPEST = 16;
    /** Metadata (0) and checkpoints (1) are in every chunk. */
    private final Set<Long> ids = new HashSet<>(Set.of(0L, 1L));
    private final Varint in;
    private final MemorySegment file;
    private final long end;

    private EventTypeIds(MemorySegment file, long from, long to) {
        this.file = file;
        this.end = to;
        this.in = new Varint(file, from, to);
    }

    /** The ids, or null if there is no sound metadata event in {@code [offset, limit)} at its beginning. */
    static @Nullable Set<Long> read(MemorySegment file, long offset, long limit) {
        Varint size = new Varint(file, offset, limit);
        long bytes = size.next();
        if (bytes < 8 || bytes > limit - offset || size.next() != 0) {
            return null;
        }
        try {
            return new EventTypeIds(file, size.position(), offset + bytes).parse();
        } catch (DamagedMetadata _) {
            return null;
        }
    }

    private Set<Long> parse() throws DamagedMetadata {
        number();
        number();
        number();
        element(strings(), 0);
        return ids;
    }

    private List<String> strings() throws DamagedMetadata {
        long count = number();
        List<String> strings = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            strings.add(string());
        }
        return strings;
    }

    private String string() throws DamagedMetadata {
        return switch (in.nextByte()) {
            case 0, 1 -> "";
            case 3, 5 -> bytes(number());
            case 4 -> characters(number());
            default -> throw new DamagedMetadata();
        };
    }

    private String bytes(long length) throws DamagedMetadata {
        long from = in.position();
        if (length > end - from) {
            throw new DamagedMetadata();
        }
        in.position(from + length);
        return new String(file.asSlice(from, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    private String characters(long length) throws DamagedMetadata {
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < length; i++) {
            text.append((char) number());
        }
        return text.toString();
    }

    private void element(List<String> strings, int depth) throws DamagedMetadata {
        if (depth > DEEPEST) {
            throw new DamagedMetadata();
        }
        text(strings);
        Map<String, String> attributes = new HashMap<>();
        for (long i = number(); i > 0; i--) {
            attributes.put(text(strings), text(strings));
        }
        if ("jdk.jfr.Event".equals(attributes.get("superType"))) {
            add(attributes.getOrDefault("id", ""));
        }
        for (long i = number(); i > 0; i--) {
            element(strings, depth + 1);
        }
    }

    private void add(String id) throws DamagedMetadata {
        try {
            ids.add(Long.valueOf(id));
        } catch (NumberFormatException _) {
            throw new DamagedMetadata();
        }
    }

    private String text(List<String> strings) throws DamagedMetadata {
        long index = number();
        if (index >= strings.size()) {
            throw new DamagedMetadata();
        }
        return strings.get((int) index);
    }

    private long number() throws DamagedMetadata {
        long value = in.next();
        if (value < 0) {
            throw new DamagedMetadata();
        }
        return value;
    }

    private static final class DamagedMetadata extends Exception {
        private static final long serialVersionUID = 1;
    }
}
