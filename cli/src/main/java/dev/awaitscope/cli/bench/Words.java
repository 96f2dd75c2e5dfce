package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Choice;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** The words for modes and work as a command line has them. */
final class Words {
    private static final List<String> MODES = Arrays.stream(Mode.values()).map(Mode::label).toList();
    private static final List<String> WORKS = Arrays.stream(Work.values()).map(Work::label).toList();

    private Words() {
    }

    static final class Modes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return MODES.iterator();
        }
    }

    static final class Works implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return WORKS.iterator();
        }
    }

    static final class ModeConverter implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String word) {
            return Mode.values()[Choice.index("mode", word, MODES)];
        }
    }

    static final class WorkConverter implements ITypeConverter<Work> {
        @Override
        public Work convert(String word) {
            return Work.values()[Choice.index("work", word, WORKS)];
        }
    }
}
