package dev.awaitscope.reports.recording;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the constants of a chunk are: each is decoded when it is first asked for. What is damaged or not there is absent,
 * never an error. Not thread-safe.
 */
final class ConstantPools {
    /** A text refers to a text, at most; damaged ones may refer to themselves. */
    private static final int DEEPEST = 4;
    /** Type, start, duration, distance to the checkpoint before. */
    private static final int NUMBERS_BEFORE_POOLS = 4;

    private final MemorySegment chunk;
    private final Metadata metadata;
    /** By type: from the key to the offset. */
    private final Map<Long, LongMap> offsets = new HashMap<>();
    private int damaged;
    private int depth;

    /** Reads the pools of a chunk whose header is right: the segment begins and ends with the chunk. */
    ConstantPools(MemorySegment chunk, ChunkHeader header, Metadata metadata) {
        this.chunk = chunk;
        this.metadata = metadata;
        List<Long> checkpoints = chain(header.poolOffset());
        // The last first: where a key occurs again, what was written first counts, as for the JDK.
        for (long at : checkpoints.isEmpty() ? walk() : checkpoints) {
            if (!index(at)) {
                damaged++;
            }
        }
    }

    /** Number of checkpoints of which not all could be read. */
    int damaged() {
        return damaged;
    }

    /** Each checkpoint says how far back the one before is. Empty if one of them leads astray. */
    private List<Long> chain(long last) {
        List<Long> checkpoints = new ArrayList<>();
        long at = last;
        while (at >= ChunkHeader.BYTES && at < chunk.byteSize()) {
            Varint in = new Varint(chunk, at, chunk.byteSize());
            long size = in.next();
            if (size < 2 || in.next() != 1) {
                return List.of();
            }
            checkpoints.add(at);
            in.next();
            in.next();
            long delta = in.next();
            if (delta == 0) {
                return checkpoints;
            }
            if (delta > 0) {
                break;
            }
            at += delta;
        }
        return List.of();
    }

    private List<Long> walk() {
        List<Long> checkpoints = new ArrayList<>();
        Varint in = new Varint(chunk, 0, chunk.byteSize());
        for (long at = ChunkHeader.BYTES; at < chunk.byteSize();) {
            in.position(at);
            long size = in.next();
            if (size < 2) {
                break;
            }
            if (in.next() == 1) {
                checkpoints.addFirst(at);
            }
            at += size;
        }
        return checkpoints;
    }

    private boolean index(long at) {
        Varint start = new Varint(chunk, at, chunk.byteSize());
        long size = start.next();
        if (size < 2 || size > chunk.byteSize() - at) {
            return false;
        }
        Varint in = new Varint(chunk, start.position(), at + size);
        boolean sound = true;
        for (int i = 0; i < NUMBERS_BEFORE_POOLS; i++) {
            sound &= in.skipNumber();
        }
        sound &= in.skip(1);
        for (long pools = in.next(); sound && pools > 0; pools--) {
            sound = pool(in);
        }
        return sound && in.left() == 0;
    }

    private boolean pool(Varint in) {
        long id = in.next();
        RecordedType type = metadata.type(id);
        long count = in.next();
        if (type == null || count < 0 || count > in.left()) {
            return false;
        }
        LongMap pool = offsets.computeIfAbsent(id, _ -> new LongMap());
        for (long i = 0; i < count; i++) {
            long key = in.next();
            long value = in.position();
            if (!type.skip(in)) {
                return false;
            }
            pool.put(key, value);
        }
        return true;
    }

    /** The constant, with its fields read one after the other; null where it is absent. */
    @Nullable
    Constant find(RecordedType type, long key) {
        LongMap pool = offsets.get(type.id());
        long at = pool == null ? LongMap.NONE : pool.get(key);
        return at == LongMap.NONE ? null : new Constant(type, new Varint(chunk, at, chunk.byteSize()));
    }

    /** The text that a constant is or has as its only field; null where there is none. */
    @Nullable
    String text(RecordedType type, long key) {
        if (depth > DEEPEST) {
            return null;
        }
        depth++;
        Constant constant = find(type, key);
        String text = constant == null ? null : constant.asText();
        depth--;
        return text;
    }

    /** One value in a pool, or nested in one. */
    final class Constant {
        private final RecordedType type;
        private final Map<String, Object> values = new HashMap<>();

        private Constant(RecordedType type, Varint in) {
            this.type = type;
            if (type.encoding() == RecordedField.Encoding.STRUCT) {
                for (RecordedField field : type.fields()) {
                    values.put(field.name(), field.array() ? elements(field, in) : value(field, in));
                }
            } else {
                values.put("", textOf(type, in));
            }
        }

        private List<Object> elements(RecordedField field, Varint in) {
            List<Object> elements = new ArrayList<>();
            for (long left = Math.min(in.next(), in.left()); left > 0; left--) {
                elements.add(value(field, in));
            }
            return elements;
        }

        private Object value(RecordedField field, Varint in) {
            return switch (field.encoding()) {
                case LONG -> in.next();
                case INT -> (long) (int) in.next();
                case SHORT -> (long) (short) in.next();
                case CHAR -> (long) (char) in.next();
                case BYTE, FLAG -> (long) (byte) in.nextByte();
                case FLOAT -> in.skip(Float.BYTES);
                case DOUBLE -> in.skip(Double.BYTES);
                case TEXT -> textOf(field.type(), in);
                case STRUCT -> new Constant(field.type(), in);
            };
        }

        private String textOf(RecordedType of, Varint in) {
            String text = Texts.next(in, key -> ConstantPools.this.text(of, key));
            return text == null ? "" : text;
        }

        long number(String field, long absent) {
            return values.get(field) instanceof Long number ? number : absent;
        }

        @Nullable
        String text(String field) {
            Object value = values.get(field);
            if (value instanceof Long key) {
                RecordedField described = type.field(field);
                return described == null || !described.constant() ? null
                        : ConstantPools.this.text(described.type(), key);
            }
            return value instanceof Constant nested ? nested.asText() : value instanceof String text ? text : null;
        }

        private @Nullable String asText() {
            return values.get("") instanceof String text ? text
                    : type.fields().size() == 1 ? text(type.fields().getFirst().name()) : null;
        }

        /** The constant that a field refers to. */
        @Nullable
        Constant constant(String field) {
            RecordedField described = type.field(field);
            return described == null || !described.constant() || !(values.get(field) instanceof Long key)
                    ? null
                    : find(described.type(), key);
        }

        /** The elements of an array of nested values. */
        List<Constant> nested(String field) {
            return values.get(field) instanceof List<?> elements
                    ? elements.stream().filter(Constant.class::isInstance).map(Constant.class::cast).toList()
                    : List.of();
        }
    }
}
