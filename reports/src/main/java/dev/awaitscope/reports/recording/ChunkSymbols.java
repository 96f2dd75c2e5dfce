package dev.awaitscope.reports.recording;

import dev.awaitscope.reports.recording.ConstantPools.Constant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the keys of one chunk's constants to {@link Symbols}; each key is looked up once. Not thread-safe. */
final class ChunkSymbols {
    private final Symbols symbols;
    private final ConstantPools constants;
    private final LongMap threads = new LongMap();
    private final LongMap stacks = new LongMap();
    private final LongMap classes = new LongMap();
    private final LongMap methods = new LongMap();
    private final List<@Nullable String> classNames = new ArrayList<>();
    private final List<Method> methodNames = new ArrayList<>();

    private long lastThreadKey = -1;
    private int lastThread = -1;

    ChunkSymbols(Symbols symbols, ConstantPools constants) {
        this.symbols = symbols;
        this.constants = constants;
    }

    int thread(RecordedType type, long key) {
        // The same few threads again and again: an event often names its own as another field.
        if (key != lastThreadKey) {
            lastThread = find(type, key);
            lastThreadKey = key;
        }
        return lastThread;
    }

    private int find(RecordedType type, long key) {
        long known = threads.get(key);
        if (known == LongMap.NONE) {
            Constant thread = constants.find(type, key);
            known = thread == null ? -1 : symbols.number(info(thread));
            threads.put(key, known);
        }
        return (int) known;
    }

    private static RecordedThreadInfo info(Constant thread) {
        Constant group = thread.constant("group");
        return RecordedThreadInfo.of(thread.number("javaThreadId", -1), thread.text("javaName"),
                thread.number("osThreadId", -1), thread.text("osName"), group == null ? null : group.text("name"),
                thread.number("virtual", 0) != 0);
    }

    @Nullable
    String className(RecordedType type, long key) {
        long known = classes.get(key);
        if (known == LongMap.NONE) {
            known = classNames.size();
            Constant found = constants.find(type, key);
            String name = found == null ? null : found.text("name");
            classNames.add(name == null ? null : symbols.text(name.replace('/', '.')));
            classes.put(key, known);
        }
        return classNames.get((int) known);
    }

    int stack(RecordedType type, long key) {
        long known = stacks.get(key);
        if (known == LongMap.NONE) {
            Constant trace = constants.find(type, key);
            known = trace == null ? -1 : symbols.number(stack(trace));
            stacks.put(key, known);
        }
        return (int) known;
    }

    private Stack stack(Constant trace) {
        Stack.Builder stack = new Stack.Builder(symbols);
        for (Constant frame : trace.nested("frames")) {
            Method method = method(frame);
            stack.add(method.type, method.name, frame.number("lineNumber", -1));
        }
        return stack.build();
    }

    private Method method(Constant frame) {
        long key = frame.number("method", 0);
        long known = methods.get(key);
        if (known == LongMap.NONE) {
            known = methodNames.size();
            Constant method = frame.constant("method");
            methodNames.add(method == null ? new Method("?", "?") : method(method, method.constant("type")));
            methods.put(key, known);
        }
        return methodNames.get((int) known);
    }

    private static Method method(Constant method, @Nullable Constant type) {
        String typeName = type == null ? null : type.text("name");
        String name = method.text("name");
        return new Method(typeName == null ? "?" : typeName.replace('/', '.'), name == null ? "null" : name);
    }

    /** The text of a constant. */
    @Nullable
    String text(RecordedType type, long key) {
        return constants.text(type, key);
    }

    private record Method(String type, String name) {}
}
