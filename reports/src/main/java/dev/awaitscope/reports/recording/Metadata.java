package dev.awaitscope.reports.recording;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a chunk says of itself: its types and the layout of each. Immutable. */
final class Metadata {
    private final Map<Long, RecordedType> types;
    /** By id: ids are small numbers. */
    private final @Nullable RecordedType[] events;

    private Metadata(Map<Long, RecordedType> types) {
        this.types = types;
        int largest = types.values().stream().filter(RecordedType::isEvent).mapToInt(t -> (int) t.id()).max().orElse(0);
        this.events = new RecordedType[largest + 1];
        types.values().stream().filter(RecordedType::isEvent).forEach(type -> events[(int) type.id()] = type);
    }

    /** Reads it, or returns null if there is no sound metadata event in {@code [offset, limit)} at its beginning. */
    static @Nullable Metadata read(MemorySegment file, long offset, long limit) {
        Varint size = new Varint(file, offset, limit);
        long bytes = size.next();
        if (bytes < 8 || bytes > limit - offset || size.next() != 0) {
            return null;
        }
        try {
            return new Metadata(new Parser(file, size.position(), offset + bytes).types());
        } catch (DamagedMetadata _) {
            return null;
        }
    }

    /** The event type with this id, null if there is none. */
    @Nullable
    RecordedType event(long id) {
        return id >= 0 && id < events.length ? events[(int) id] : null;
    }

    /** One more than the largest id of an event type. */
    int eventTypes() {
        return events.length;
    }

    /** Any type with this id, null if there is none. */
    @Nullable
    RecordedType type(long id) {
        return types.get(id);
    }

    /** Reads the tree of elements with attributes that a metadata event is. */
    private static final class Parser {
        private static final int DEEPEST = 16;
        private static final int LARGEST_ID = 1 << 20;

        private final Varint in;
        private final List<String> strings = new ArrayList<>();
        private final Map<Long, RecordedType> types = new HashMap<>();
        private final List<Element> declared = new ArrayList<>();

        Parser(MemorySegment file, long from, long to) {
            this.in = new Varint(file, from, to);
        }

        Map<Long, RecordedType> types() throws DamagedMetadata {
            number();
            number();
            number();
            for (long count = number(); count > 0; count--) {
                strings.add(string());
            }
            collect(element(0));
            for (Element type : declared) {
                long id = type.id("id");
                types.put(id, new RecordedType(id, type.attribute("name"),
                        "jdk.jfr.Event".equals(type.attributes.get("superType"))));
            }
            for (Element type : declared) {
                define(type);
            }
            return types;
        }

        private void collect(Element element) {
            if (element.name.equals("class")) {
                declared.add(element);
            }
            element.children.forEach(this::collect);
        }

        private void define(Element type) throws DamagedMetadata {
            List<RecordedField> fields = new ArrayList<>();
            for (Element child : type.children) {
                if (child.name.equals("field")) {
                    fields.add(field(child));
                }
            }
            type(type.id("id")).define(fields);
        }

        private RecordedField field(Element field) throws DamagedMetadata {
            RecordedType type = type(field.id("class"));
            return new RecordedField(field.attribute("name"), type, field.attributes.containsKey("constantPool"),
                    !field.attributes.getOrDefault("dimension", "0").equals("0"), unit(field));
        }

        private @Nullable String unit(Element field) throws DamagedMetadata {
            for (Element child : field.children) {
                if (child.name.equals("annotation") && type(child.id("class")).name().equals("jdk.jfr.Timespan")) {
                    return child.attributes.get("value");
                }
            }
            return null;
        }

        private RecordedType type(long id) throws DamagedMetadata {
            RecordedType type = types.get(id);
            if (type == null) {
                throw new DamagedMetadata();
            }
            return type;
        }

        private Element element(int depth) throws DamagedMetadata {
            if (depth > DEEPEST) {
                throw new DamagedMetadata();
            }
            Element element = new Element(text(), new HashMap<>(), new ArrayList<>());
            for (long i = number(); i > 0; i--) {
                element.attributes.put(text(), text());
            }
            for (long i = number(); i > 0; i--) {
                element.children.add(element(depth + 1));
            }
            return element;
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
            if (length > in.left()) {
                throw new DamagedMetadata();
            }
            return new String(in.bytes((int) length), StandardCharsets.UTF_8);
        }

        private String characters(long length) throws DamagedMetadata {
            StringBuilder text = new StringBuilder();
            for (long i = 0; i < length; i++) {
                text.append((char) number());
            }
            return text.toString();
        }

        private String text() throws DamagedMetadata {
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

        private record Element(String name, Map<String, String> attributes, List<Element> children) {
            String attribute(String key) throws DamagedMetadata {
                String value = attributes.get(key);
                if (value == null) {
                    throw new DamagedMetadata();
                }
                return value;
            }

            long id(String key) throws DamagedMetadata {
                try {
                    long id = Long.parseLong(attribute(key));
                    if (id < 0 || id > LARGEST_ID) {
                        throw new DamagedMetadata();
                    }
                    return id;
                } catch (NumberFormatException _) {
                    throw new DamagedMetadata();
                }
            }
        }
    }

    private static final class DamagedMetadata extends Exception {
        private static final long serialVersionUID = 1;
    }
}
