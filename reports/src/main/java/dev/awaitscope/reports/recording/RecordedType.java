package dev.awaitscope.reports.recording;

import dev.awaitscope.reports.recording.RecordedField.Encoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of events, of constants or of parts of them, as a chunk describes it. Unchanged once defined. */
final class RecordedType {
    /** Types that contain themselves are written as constants; no JDK nests deeper than this. */
    private static final int DEEPEST = 8;

    private final long id;
    private final String name;
    private final boolean event;
    private final Encoding encoding;
    private List<RecordedField> fields = List.of();

    RecordedType(long id, String name, boolean event) {
        this.id = id;
        this.name = name;
        this.event = event;
        this.encoding = switch (name) {
            case "long" -> Encoding.LONG;
            case "int" -> Encoding.INT;
            case "short" -> Encoding.SHORT;
            case "char" -> Encoding.CHAR;
            case "byte" -> Encoding.BYTE;
            case "boolean" -> Encoding.FLAG;
            case "float" -> Encoding.FLOAT;
            case "double" -> Encoding.DOUBLE;
            case "java.lang.String" -> Encoding.TEXT;
            default -> Encoding.STRUCT;
        };
    }

    void define(List<RecordedField> all) {
        fields = List.copyOf(all);
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    boolean isEvent() {
        return event;
    }

    Encoding encoding() {
        return encoding;
    }

    List<RecordedField> fields() {
        return fields;
    }

    @Nullable
    RecordedField field(String called) {
        for (RecordedField field : fields) {
            if (field.name().equals(called)) {
                return field;
            }
        }
        return null;
    }

    /** Steps over a value of this type; false if the bytes cannot be one. */
    boolean skip(Varint in) {
        return RecordedField.skip(encoding, this, in, 0);
    }

    boolean skipFields(Varint in, int depth) {
        boolean sound = depth < DEEPEST;
        for (int i = 0; sound && i < fields.size(); i++) {
            sound = fields.get(i).skip(in, depth + 1);
        }
        return sound;
    }
}
