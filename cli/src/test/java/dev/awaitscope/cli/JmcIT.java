package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.AgentCost;
import dev.awaitscope.agent.event.AgentCounters;
import dev.awaitscope.agent.event.AgentFailure;
import dev.awaitscope.agent.event.AgentSettings;
import dev.awaitscope.agent.event.ChannelOperation;
import dev.awaitscope.agent.event.Coverage;
import dev.awaitscope.agent.event.CpuThrottling;
import dev.awaitscope.agent.event.FailureUnobserved;
import dev.awaitscope.agent.event.FutureComplete;
import dev.awaitscope.agent.event.FutureCreate;
import dev.awaitscope.agent.event.FutureStage;
import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.OpenWait;
import dev.awaitscope.agent.event.PipelineUnused;
import dev.awaitscope.agent.event.SelectorWait;
import dev.awaitscope.agent.event.TaskReject;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import dev.awaitscope.agent.event.TcpCounters;
import dev.awaitscope.agent.event.ThreadSchedule;
import dev.awaitscope.agent.event.ThreadSwitches;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.agent.event.VirtualThreadRun;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmc.common.IDescribable;
import org.openjdk.jmc.common.item.IAccessorKey;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IType;
import org.openjdk.jmc.common.unit.ContentType;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.internal.EventArray;
import org.openjdk.jmc.flightrecorder.internal.FlightRecordingLoader;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.RuleRegistry;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

/** Recordings open in JDK Mission Control, and what is ours is labelled there: read with JMC's own libraries. */
class JmcIT {
    private static final List<Class<? extends Event>> TYPES = List.of(ThreadWait.class, LongThreadWait.class,
            OpenWait.class, SelectorWait.class, LoopStall.class, ChannelOperation.class, TaskSubmit.class,
            TaskReject.class, TaskRun.class, FutureCreate.class, FutureStage.class, FutureComplete.class,
            FailureUnobserved.class, PipelineUnused.class, ThreadSchedule.class, ThreadSwitches.class,
            CpuThrottling.class, TcpCounters.class, VirtualThreadRun.class, AgentSettings.class,
            AgentCounters.class, AgentCost.class, AgentFailure.class, Coverage.class);
    /** Numbers that count things or name them: every other number is a quantity and has a unit. */
    private static final Set<String> COUNTS = Set.of("parks", "readyKeys", "queueLength", "slices", "committed",
            "dropped", "shortWaits", "count", "samples", "calls", "timedCalls", "periods", "throttledPeriods",
            "acceptedConnections",
            "listenOverflows", "listenDrops", "sentSegments", "retransmittedSegments", "voluntarySwitches",
            "involuntarySwitches", "poolSize", "maximumPoolSize", "dependents", "operations", "selections",
            "waitingKeys");
    private static final Set<ContentType<?>> WITHOUT_UNIT = Set.of(UnitLookup.NUMBER, UnitLookup.RAW_NUMBER,
            UnitLookup.RAW_LONG, UnitLookup.UNKNOWN);

    @TempDir
    private Path folder;

    @Test
    void everyEventTypeOfOursIsListedHere() throws Exception {
        Path events = Path.of(ThreadWait.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var jar = new java.util.jar.JarFile(events.toFile())) {
            Set<String> concrete = jar.stream()
                    .map(java.util.zip.ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> isEvent(name))
                    .collect(Collectors.toSet());
            assertThat(TYPES).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(concrete);
        }
    }

    @Test
    void everyEventTypeHasLabelCategoryDescriptionAndUnits() throws Exception {
        Map<String, EventArray> loaded = Arrays.stream(load(oneOfEach()).getArrays())
                .collect(Collectors.toMap(array -> array.getType().getIdentifier(), Function.identity()));
        for (Class<? extends Event> type : TYPES) {
            String name = type.getAnnotation(Name.class).value();
            assertThat(loaded).containsKey(name);
            assertSaysWhatItIs(name, loaded.get(name));
            assertHasUnits(type, loaded.get(name).getType());
        }
    }

    /** Short variants; threadcost and stream are left to their own tests for the time they take. */
    @ParameterizedTest
    @CsvSource({"counter, all, ''", "primes, all, ''", "coroutine, generator, ''", "factorial, all, --wait 5ms",
            "offload, executor, ''", "stream, completed, --items 2", "unawaited, awaited, ''",
            "starvation, pool-cured, ''", "threadcost, pooled, --most 100 --rounds 100",
            "deadlock, right, --transfers 100",
            "convoy, all, ''", "philosophers, ordered, ''", "servers, all, --requests 100"})
    void aRecordingOfEachDemoLoads(String name, String variant, String options) throws Exception {
        Demo demo = Demo.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        List<String> command = new java.util.ArrayList<>(List.of("record", "-o", name + ".jfr", "--", Java.executable(),
                "-cp", Home.demosClassPath(), demo.mainClass(), "--variant", variant));
        command.addAll(Arrays.stream(options.split(" ")).filter(option -> !option.isEmpty()).toList());
        Ran ran = CliProcess.run(folder, command.toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        Path recording = folder.resolve(name + ".jfr");
        IItemCollection events = JfrLoaderToolkit.loadEvents(recording.toFile());
        assertThat(types(events)).contains("awaitscope.AgentSettings", "awaitscope.Coverage", "jdk.JVMInformation");
        assertThat(scores(events)).as("rules that give a score").isNotEmpty();
    }

    @Test
    void noDemoIsForgotten() throws Exception {
        CsvSource source = JmcIT.class
                .getDeclaredMethod("aRecordingOfEachDemoLoads", String.class, String.class, String.class)
                .getAnnotation(CsvSource.class);
        assertThat(Arrays.stream(source.value()).map(line -> line.split(",")[0]))
                .containsExactlyElementsOf(Demo.all().stream().map(Demo::name).toList());
    }

    private static void assertSaysWhatItIs(String name, EventArray array) {
        IType<?> type = array.getType();
        assertThat(type.getName()).as(name + ": label")
                .isNotBlank()
                .isNotEqualTo(name)
                .doesNotContain(".");
        assertThat(type.getDescription()).as(name + ": description").isNotBlank();
        assertThat(array.getTypeCategory()).as(name + ": category").contains("Awaitscope");
    }

    private static void assertHasUnits(Class<? extends Event> type, IType<?> loaded) {
        Map<String, Map.Entry<IAccessorKey<?>, IDescribable>> keys = loaded.getAccessorKeys()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> entry.getKey().getIdentifier(),
                        entry -> Map.entry(entry.getKey(), entry.getValue())));
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            String name = type.getSimpleName() + "." + field.getName();
            assertThat(keys).as(name).containsKey(field.getName());
            IDescribable words = keys.get(field.getName()).getValue();
            assertThat(words.getName()).as(name + ": label").isNotBlank().isNotEqualTo(field.getName());
            assertThat(words.getDescription()).as(name + ": description").isNotBlank();
            if (isQuantity(field)) {
                assertThat(keys.get(field.getName()).getKey().getContentType()).as(name + ": content type")
                        .isNotIn(WITHOUT_UNIT);
            } else if (COUNTS.contains(field.getName())) {
                assertThat(keys.get(field.getName()).getKey().getContentType())
                        .as(name + ": a number without a unit looks like this, so that the check above can fail")
                        .isIn(WITHOUT_UNIT);
            }
        }
    }

    private static boolean isQuantity(Field field) {
        boolean number = field.getType() == long.class || field.getType() == int.class;
        return number && !field.getName().endsWith("Id") && !COUNTS.contains(field.getName());
    }

    private static Set<String> types(IItemCollection events) {
        return events.stream().map(items -> items.getType().getIdentifier()).collect(Collectors.toSet());
    }

    private static List<String> scores(IItemCollection events) throws Exception {
        Map<IRule, Future<IResult>> results = RulesToolkit.evaluateParallel(RuleRegistry.getRules(), events,
                IPreferenceValueProvider.DEFAULT_VALUES, 1);
        List<String> scored = new java.util.ArrayList<>();
        for (Map.Entry<IRule, Future<IResult>> entry : results.entrySet()) {
            if (entry.getValue().get().getSeverity().getLimit() >= 0) {
                scored.add(entry.getKey().getId());
            }
        }
        return scored;
    }

    private static org.openjdk.jmc.flightrecorder.internal.EventArrays load(Path file) throws Exception {
        try (var in = Files.newInputStream(file)) {
            return FlightRecordingLoader.loadStream(in, false, false);
        }
    }

    private Path oneOfEach() throws IOException, ReflectiveOperationException {
        Path file = folder.resolve("one-of-each.jfr");
        try (Recording recording = new Recording()) {
            for (Class<? extends Event> type : TYPES) {
                recording.enable(type).withoutThreshold();
            }
            recording.start();
            for (Class<? extends Event> type : TYPES) {
                Event event = type.getDeclaredConstructor().newInstance();
                event.begin();
                event.commit();
            }
            recording.dump(file);
        }
        return file;
    }

    private static boolean isEvent(String name) {
        try {
            Class<?> type = Class.forName(name, false, JmcIT.class.getClassLoader());
            return Event.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
