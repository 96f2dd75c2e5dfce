package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.AnnotationElement;
import jdk.jfr.ContentType;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenJDK's own rules for names, labels and descriptions of events, for all classes in {@code agent.event}. */
final class EventRulesTest {
    private static final String PACKAGE = "dev.awaitscope.agent.event";
    private static final String LABEL = "[A-Z][A-Za-z0-9]*( ([A-Z][A-Za-z0-9]*|of|in|by|to)){0,2}";
    /** Numbers that are no quantity with a unit: identities, and counts of things. */
    private static final Set<String> COUNTS = Set.of("parks", "readyKeys", "queueLength", "slices", "committed",
            "dropped", "shortWaits", "count", "calls", "timedCalls", "periods", "throttledPeriods",
            "acceptedConnections",
            "listenOverflows", "listenDrops", "sentSegments", "retransmittedSegments", "voluntarySwitches",
            "involuntarySwitches", "poolSize", "maximumPoolSize", "dependents", "operations", "selections",
            "waitingKeys");
    private static final Set<String> PROVIDED = Set.of("startTime", "duration", "eventThread", "stackTrace");

    static List<EventType> events() throws IOException, ReflectiveOperationException {
        Path folder = Path.of(TracedJvm.classPath(dev.awaitscope.agent.event.ThreadWait.class))
                .resolve(PACKAGE.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .sorted()
                    .map(name -> load(PACKAGE + "." + name.replace(".class", "")))
                    .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                    .map(EventType::getEventType)
                    .toList();
        }
    }

    private static Class<? extends Event> load(String name) {
        try {
            return Class.forName(name).asSubclass(Event.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void namesEventsWell(EventType event) {
        assertThat(event.getName()).matches("awaitscope\\.([A-Z][a-z0-9]+)+").doesNotContain("Event", "Jfr");
        assertThat(event.getCategoryNames()).containsExactly("Awaitscope");
        checkLabel(event.getLabel());
        // The label is the name with spaces.
        assertThat("awaitscope." + event.getLabel().replace(" ", "")).isEqualTo(event.getName());
        checkDescription(event.getDescription());
    }

    @ParameterizedTest
    @MethodSource("events")
    void namesFieldsWell(EventType event) {
        assertThat(own(event)).isNotEmpty().allSatisfy(field -> {
            assertThat(field.getName()).matches("[a-z][A-Za-z0-9]*").hasSizeLessThan(32);
            assertThat(field.getName()).doesNotContain("ID", "Alloc", "alloc").doesNotEndWith("Nanos");
            checkLabel(field.getLabel());
            checkDescription(field.getDescription());
        });
    }

    @ParameterizedTest
    @MethodSource("events")
    void givesEveryQuantityItsUnit(EventType event) {
        assertThat(own(event)).allSatisfy(field -> {
            boolean number = Set.of("int", "long", "short", "byte", "float", "double").contains(field.getTypeName());
            boolean plain = COUNTS.contains(field.getName()) || field.getName().endsWith("Id");
            assertThat(hasUnit(field)).as("%s.%s has a unit", event.getName(), field.getName())
                    .isEqualTo(number && !plain);
        });
    }

    private static List<ValueDescriptor> own(EventType event) {
        return event.getFields().stream().filter(field -> !PROVIDED.contains(field.getName())).toList();
    }

    private static boolean hasUnit(ValueDescriptor field) {
        for (Class<? extends Annotation> unit : List.of(Timespan.class, Timestamp.class, DataAmount.class)) {
            if (field.getAnnotation(unit) != null) {
                return true;
            }
        }
        return field.getAnnotationElements()
                .stream()
                .map(AnnotationElement::getTypeName)
                .anyMatch(name -> name.equals(ContentType.class.getName()));
    }

    private static void checkLabel(String label) {
        assertThat(label).matches(LABEL).hasSizeLessThan(45);
    }

    private static void checkDescription(String description) {
        assertThat(description).isNotBlank().doesNotEndWith(".").doesNotContain(". ").matches("[A-Z].*");
    }
}
