package dev.awaitscope.reports.recording;

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
import dev.awaitscope.agent.event.Wait;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jdk.jfr.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's event classes and what reports read of them say the same. */
class EventContractTest {
    private static final Map<Class<? extends Event>, Class<? extends AgentEvent>> READ_AS = Map.ofEntries(
            Map.entry(ThreadWait.class, AgentEvent.ThreadWait.class),
            Map.entry(LongThreadWait.class, AgentEvent.ThreadWait.class),
            Map.entry(OpenWait.class, AgentEvent.OpenWait.class),
            Map.entry(SelectorWait.class, AgentEvent.SelectorWait.class),
            Map.entry(VirtualThreadRun.class, AgentEvent.VirtualThreadRun.class),
            Map.entry(TaskSubmit.class, AgentEvent.TaskSubmit.class),
            Map.entry(TaskRun.class, AgentEvent.TaskRun.class),
            Map.entry(TaskReject.class, AgentEvent.TaskReject.class),
            Map.entry(FutureCreate.class, AgentEvent.FutureCreate.class),
            Map.entry(FutureComplete.class, AgentEvent.FutureComplete.class),
            Map.entry(FutureStage.class, AgentEvent.FutureStage.class),
            Map.entry(FailureUnobserved.class, AgentEvent.FailureUnobserved.class),
            Map.entry(PipelineUnused.class, AgentEvent.PipelineUnused.class),
            Map.entry(LoopStall.class, AgentEvent.LoopStall.class),
            Map.entry(ChannelOperation.class, AgentEvent.ChannelOperation.class),
            Map.entry(ThreadSchedule.class, AgentEvent.ThreadSchedule.class),
            Map.entry(ThreadSwitches.class, AgentEvent.ThreadSwitches.class),
            Map.entry(CpuThrottling.class, AgentEvent.CpuThrottling.class),
            Map.entry(TcpCounters.class, AgentEvent.TcpCounters.class),
            Map.entry(AgentCost.class, AgentEvent.AgentCost.class),
            Map.entry(AgentSettings.class, AgentEvent.AgentSettings.class),
            Map.entry(AgentCounters.class, AgentEvent.AgentCounters.class),
            Map.entry(AgentFailure.class, AgentEvent.AgentFailure.class),
            Map.entry(Coverage.class, AgentEvent.Coverage.class));

    /** Consecutive fields of an event get different ones. */
    private static final List<Class<?>> CLASSES = List.of(String.class, Integer.class, Long.class);

    @Test
    void everyEventClassIsRead() throws Exception {
        assertThat(eventClasses()).isNotEmpty().containsExactlyInAnyOrderElementsOf(READ_AS.keySet());
    }

    @Test
    void everyFieldIsAComponentOfTheSameNameAndMeaning() {
        READ_AS.forEach((event, read) -> assertThat(components(read)).as(event.getSimpleName())
                .containsExactlyInAnyOrderEntriesOf(fields(event)));
    }

    @Test
    void everyNameInTheEventClassesHasADecoder() throws Exception {
        for (Class<?> event : eventClasses()) {
            assertThat(Decoders.of((String) event.getField("NAME").get(null))).as(event.getSimpleName()).isNotNull();
        }
    }

    @Test
    void readsBackWhatWasWritten(@TempDir Path folder) throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        Thread other = Thread.ofPlatform().name("other").start(() -> {
            try {
                written.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Path file = JfrFile.record(folder.resolve("events.jfr"), () -> writeAll(other));
        written.countDown();
        Symbols[] symbols = new Symbols[1];
        List<TracedEvent> events = read(file, symbols);
        int me = index(symbols[0], Thread.currentThread().threadId());
        int them = index(symbols[0], other.threadId());

        AgentEvent.ThreadWait wait = one(events, AgentEvent.ThreadWait.class, w -> w.stack() < 0);
        assertThat(wait).isEqualTo(new AgentEvent.ThreadWait(wait.startNanos(), wait.endNanos(), me, "lock",
                ReentrantLock.class.getName(), 7, them, them, 27, 28, "thread", 42, true, true, 3, them, "x.Y.z:5",
                -1));
        assertThat(wait.endNanos()).isGreaterThan(wait.startNanos());
        AgentEvent.ThreadWait longWait = one(events, AgentEvent.ThreadWait.class, w -> w.stack() >= 0);
        assertThat(symbols[0].stack(longWait.stack()).site()).startsWith(EventContractTest.class.getName());
        assertThat(longWait.runnableTime()).isEqualTo(Long.MIN_VALUE);
        assertThat(longWait.waiter()).isEqualTo(-1);

        AgentEvent.OpenWait open = one(events, AgentEvent.OpenWait.class);
        assertThat(open).isEqualTo(
                new AgentEvent.OpenWait(open.startNanos(), me, them, "monitor", "java.lang.Object", 8, me, 99,
                        "a.B.c:1"));
        AgentEvent.SelectorWait select = one(events, AgentEvent.SelectorWait.class);
        assertThat(select).isEqualTo(new AgentEvent.SelectorWait(select.startNanos(), select.endNanos(), me,
                "java.lang.String", 9, 1000, 2, 29, them, 0, 0, 1));
        AgentEvent.VirtualThreadRun mount = one(events, AgentEvent.VirtualThreadRun.class);
        assertThat(mount).isEqualTo(new AgentEvent.VirtualThreadRun(mount.startNanos(), mount.endNanos(), me, them, me,
                them, me, 50, "yield", true));
        AgentEvent.TaskSubmit submit = one(events, AgentEvent.TaskSubmit.class);
        assertThat(submit).isEqualTo(new AgentEvent.TaskSubmit(submit.startNanos(), me, 10, "java.lang.Integer", 11,
                "java.lang.Long", 12, -1, -1, 13));
        AgentEvent.TaskRun run = one(events, AgentEvent.TaskRun.class);
        assertThat(run).isEqualTo(new AgentEvent.TaskRun(run.startNanos(), run.endNanos(), me, 10,
                "java.lang.Integer", 11, "java.lang.Long", "java.io.IOException", false));
        AgentEvent.ThreadSchedule schedule = one(events, AgentEvent.ThreadSchedule.class);
        assertThat(schedule).isEqualTo(new AgentEvent.ThreadSchedule(schedule.startNanos(), schedule.endNanos(), me,
                14, 15, 16, 17));
        assertReadsMachine(events, me);
        AgentEvent.AgentSettings settings = one(events, AgentEvent.AgentSettings.class);
        assertThat(settings).isEqualTo(
                new AgentEvent.AgentSettings(settings.startNanos(), me, "1", "min=1us", 18, 19, "lock", 20, 21));
        AgentEvent.AgentCounters counters = one(events, AgentEvent.AgentCounters.class);
        assertThat(counters).isEqualTo(new AgentEvent.AgentCounters(counters.startNanos(), me,
                "awaitscope.TaskRun", 22, 23, "lock", them, 51, 24, 25));
        AgentEvent.AgentFailure failure = one(events, AgentEvent.AgentFailure.class);
        assertThat(failure).isEqualTo(
                new AgentEvent.AgentFailure(failure.startNanos(), me, "here", "java.io.IOException", "why", 26));
        AgentEvent.Coverage coverage = one(events, AgentEvent.Coverage.class);
        assertThat(coverage)
                .isEqualTo(new AgentEvent.Coverage(coverage.startNanos(), me, "group", "partial", "because"));
    }

    @Test
    void readsBackEachFieldOfEachEvent(@TempDir Path folder) throws Exception {
        for (Map.Entry<Class<? extends Event>, Class<? extends AgentEvent>> entry : READ_AS.entrySet()) {
            Thread me = Thread.currentThread();
            Map<String, Object> written = new LinkedHashMap<>();
            Path file = JfrFile.record(folder.resolve(entry.getKey().getSimpleName() + ".jfr"),
                    () -> written.putAll(write(entry.getKey(), me)));
            Symbols[] symbols = new Symbols[1];
            AgentEvent event = one(read(file, symbols), entry.getValue());
            int thread = index(symbols[0], me.threadId());
            Map<String, Object> seen = new LinkedHashMap<>();
            for (RecordComponent component : entry.getValue().getRecordComponents()) {
                seen.put(component.getName(), component.getAccessor().invoke(event));
            }
            assertThat(seen).as(entry.getKey().getSimpleName()).containsEntry("thread", thread);
            written.forEach((name, value) -> assertThat(seen).as(entry.getKey().getSimpleName())
                    .containsEntry(name, value instanceof Thread ? thread : value));
        }
    }

    /** Commits an event with another value in each field; the values, as they are read. */
    private static Map<String, Object> write(Class<? extends Event> type, Thread thread) {
        try {
            Event event = type.getConstructor().newInstance();
            event.begin();
            Map<String, Object> values = new LinkedHashMap<>();
            int number = 100;
            for (Field field : type.getFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    Object value = value(field, number++, thread);
                    field.set(event, value);
                    values.put(field.getName(), value instanceof Class<?> named ? named.getName() : value);
                }
            }
            event.commit();
            return values;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(Field field, int number, Thread thread) {
        Class<?> type = field.getType();
        if (type == Class.class) {
            return CLASSES.get(number % CLASSES.size());
        }
        if (type == String.class) {
            return "text " + number;
        }
        if (type == Thread.class) {
            return thread;
        }
        return type == boolean.class ? (Object) true : type == int.class ? (Object) number : (Object) (long) number;
    }

    private static void assertReadsMachine(List<TracedEvent> events, int me) {
        AgentEvent.ThreadSwitches switches = one(events, AgentEvent.ThreadSwitches.class);
        assertThat(switches)
                .isEqualTo(new AgentEvent.ThreadSwitches(switches.startNanos(), switches.endNanos(), me, 30, 31, 32));
        AgentEvent.CpuThrottling throttling = one(events, AgentEvent.CpuThrottling.class);
        assertThat(throttling).isEqualTo(new AgentEvent.CpuThrottling(throttling.startNanos(), throttling.endNanos(),
                me, "/group", 33, 34, 35, 36, 37));
        AgentEvent.TcpCounters tcp = one(events, AgentEvent.TcpCounters.class);
        assertThat(tcp).isEqualTo(
                new AgentEvent.TcpCounters(tcp.startNanos(), tcp.endNanos(), me, 38, 39, 40, 41, 42));
        AgentEvent.AgentCost cost = one(events, AgentEvent.AgentCost.class);
        assertThat(cost).isEqualTo(new AgentEvent.AgentCost(cost.startNanos(), me, "hook park", 43, 44, 45, 46, 47,
                true, "timed"));
    }

    private static void writeMachine() {
        ThreadSwitches switches = new ThreadSwitches();
        switches.begin();
        switches.osThreadId = 30;
        switches.voluntarySwitches = 31;
        switches.involuntarySwitches = 32;
        switches.commit();
        CpuThrottling throttling = new CpuThrottling();
        throttling.begin();
        throttling.controlGroup = "/group";
        throttling.quotaTime = 33;
        throttling.quotaPeriod = 34;
        throttling.periods = 35;
        throttling.throttledPeriods = 36;
        throttling.throttledTime = 37;
        throttling.commit();
        TcpCounters tcp = new TcpCounters();
        tcp.begin();
        tcp.acceptedConnections = 38;
        tcp.listenOverflows = 39;
        tcp.listenDrops = 40;
        tcp.sentSegments = 41;
        tcp.retransmittedSegments = 42;
        tcp.commit();
        AgentCost cost = new AgentCost();
        cost.part = "hook park";
        cost.calls = 43;
        cost.timedCalls = 44;
        cost.callCost = 45;
        cost.cpuTime = 46;
        cost.written = 47;
        cost.estimated = true;
        cost.method = "timed";
        cost.commit();
    }

    private static void writeAll(Thread other) {
        ThreadWait wait = new ThreadWait();
        fill(wait, other);
        LongThreadWait longWait = new LongThreadWait();
        longWait.kind = "latch";
        longWait.begin();
        longWait.commit();
        OpenWait open = new OpenWait();
        open.waiter = other;
        open.kind = "monitor";
        open.blockerClass = Object.class;
        open.blockerId = 8;
        open.owner = Thread.currentThread();
        open.age = 99;
        open.site = "a.B.c:1";
        open.commit();
        SelectorWait select = new SelectorWait();
        select.begin();
        select.selectorClass = String.class;
        select.selectorId = 9;
        select.timeout = 1000;
        select.readyKeys = 2;
        select.wakerId = 29;
        select.waker = other;
        select.commit();
        TaskSubmit submit = new TaskSubmit();
        submit.taskId = 10;
        submit.taskClass = Integer.class;
        submit.poolId = 11;
        submit.poolClass = Long.class;
        submit.queueLength = 12;
        submit.delay = 13;
        submit.commit();
        TaskRun run = new TaskRun();
        run.begin();
        run.taskId = 10;
        run.taskClass = Integer.class;
        run.poolId = 11;
        run.poolClass = Long.class;
        run.failureClass = IOException.class;
        run.commit();
        writeMount(other);
        writeSelf(other);
        writeMachine();
    }

    private static void writeMount(Thread other) {
        VirtualThreadRun mount = new VirtualThreadRun();
        mount.begin();
        mount.virtualThread = other;
        mount.carrier = Thread.currentThread();
        mount.createdBy = other;
        mount.readyBy = Thread.currentThread();
        mount.readyTime = 50;
        mount.unmountedFor = "yield";
        mount.pinned = true;
        mount.commit();
    }

    private static void fill(ThreadWait wait, Thread other) {
        wait.begin();
        wait.kind = "lock";
        wait.blockerClass = ReentrantLock.class;
        wait.blockerId = 7;
        wait.waker = other;
        wait.unparkedBy = other;
        wait.wakerId = 27;
        wait.unparkedById = 28;
        wait.wokenBy = "thread";
        wait.runnableTime = 42;
        wait.timedOut = true;
        wait.interrupted = true;
        wait.parks = 3;
        wait.waiter = other;
        wait.site = "x.Y.z:5";
        wait.end();
        wait.commit();
    }

    private static void writeSelf(Thread other) {
        ThreadSchedule schedule = new ThreadSchedule();
        schedule.begin();
        schedule.osThreadId = 14;
        schedule.runTime = 15;
        schedule.runQueueTime = 16;
        schedule.slices = 17;
        schedule.commit();
        AgentSettings settings = new AgentSettings();
        settings.version = "1";
        settings.options = "min=1us";
        settings.stackThreshold = 18;
        settings.minimumWait = 19;
        settings.groups = "lock";
        settings.maximumSize = 20;
        settings.startTimeAdded = 21;
        settings.commit();
        AgentCounters counters = new AgentCounters();
        counters.countedType = TaskRun.NAME;
        counters.committed = 22;
        counters.dropped = 23;
        counters.kind = "lock";
        counters.waiter = other;
        counters.waiterId = 51;
        counters.shortWaits = 24;
        counters.shortWaitTime = 25;
        counters.commit();
        AgentFailure failure = new AgentFailure();
        failure.place = "here";
        failure.failureClass = IOException.class;
        failure.message = "why";
        failure.count = 26;
        failure.commit();
        Coverage coverage = new Coverage();
        coverage.group = "group";
        coverage.state = "partial";
        coverage.reason = "because";
        coverage.commit();
    }

    private static List<TracedEvent> read(Path file, Symbols[] symbols) throws Exception {
        List<TracedEvent> events = new ArrayList<>();
        try (RecordingSet set = RecordingSet.open(List.of(file))) {
            RecordedJvm jvm = set.jvms().getFirst();
            jvm.read(events::add, (_, _) -> {});
            symbols[0] = jvm.symbols();
            assertThat(jvm.losses()).isEmpty();
        }
        return events;
    }

    private static int index(Symbols symbols, long threadId) {
        for (int i = 0; i < symbols.threadCount(); i++) {
            if (symbols.thread(i).id() == threadId) {
                return i;
            }
        }
        throw new AssertionError("no thread " + threadId);
    }

    private static <T extends TracedEvent> T one(List<TracedEvent> events, Class<T> type) {
        return one(events, type, _ -> true);
    }

    private static <T extends TracedEvent> T one(List<TracedEvent> events, Class<T> type,
            Predicate<T> which) {
        List<T> found = events.stream().filter(type::isInstance).map(type::cast).filter(which).toList();
        assertThat(found).as(type.getSimpleName()).hasSize(1);
        return found.getFirst();
    }

    private static Map<String, Class<?>> components(Class<?> read) {
        Map<String, Class<?>> components = new LinkedHashMap<>();
        for (RecordComponent component : read.getRecordComponents()) {
            components.put(component.getName(), component.getType());
        }
        List.of("startNanos", "endNanos", "thread", "stack").forEach(components::remove);
        return components;
    }

    /** A thread is read as its number, a class as its name. */
    private static Map<String, Class<?>> fields(Class<?> event) {
        Map<String, Class<?>> fields = new LinkedHashMap<>();
        Stream.concat(Arrays.stream(event.getDeclaredFields()),
                Wait.class.isAssignableFrom(event) ? Arrays.stream(Wait.class.getDeclaredFields()) : Stream.empty())
                // Two fields that JFR itself adds to a loaded event class.
                .filter(field -> !field.getName().equals("startTime") && !field.getName().equals("duration"))
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .forEach(field -> fields.put(field.getName(), readAs(field)));
        return fields;
    }

    private static Class<?> readAs(Field field) {
        if (field.getType() == Thread.class) {
            return int.class;
        }
        return field.getType() == Class.class ? String.class : field.getType();
    }

    private static List<Class<?>> eventClasses() throws Exception {
        String folder = "dev/awaitscope/agent/event";
        URI uri = EventContractTest.class.getResource("/" + folder + "/ThreadWait.class").toURI();
        if (uri.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return eventClasses(jar.getPath(folder));
            }
        }
        return eventClasses(Path.of(uri).getParent());
    }

    private static List<Class<?>> eventClasses(Path folder) throws Exception {
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = name.equals("package-info")
                        ? Object.class
                        : Class.forName("dev.awaitscope.agent.event." + name);
                if (Event.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    classes.add(type);
                }
            }
        }
        return classes;
    }
}
