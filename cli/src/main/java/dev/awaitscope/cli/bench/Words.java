package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Choice;
import java.util.Iterator;
import java.util.SequencedMap;
import picocli.CommandLine.ITypeConverter;

/** The words for modes and work as a command line has them. */
final class Words {
    private static final SequencedMap<String, Mode> MODES = Choice.byWord(Mode.values(), Mode::label);
    private static final SequencedMap<String, Work> WORKS = Choice.byWord(Work.values(), Work::label);

    private static final SequencedMap<String, Workload> WORKLOADS = Choice.byWord(Workload.values(), Workload::label);

    private Words() {}

    static final class Workloads implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return WORKLOADS.sequencedKeySet().iterator();
        }
    }

    static final class WorkloadConverter implements ITypeConverter<Workload> {
        @Override
        public Workload convert(String word) {
            return Choice.of("program", word, WORKLOADS);
        }
    }

    static final class Modes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return MODES.sequencedKeySet().iterator();
        }
    }

    static final class Works implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return WORKS.sequencedKeySet().iterator();
        }
    }

    static final class ModeConverter implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String word) {
            return Choice.of("mode", word, MODES);
        }
    }

    static final class WorkConverter implements ITypeConverter<Work> {
        @Override
        public Work convert(String word) {
            return Choice.of("work", word, WORKS);
        }
    }
}
