package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.MethodMatcher.nameStartsWith;
import static dev.awaitscope.agent.instrument.Value.NO_TIMEOUT;
import static dev.awaitscope.agent.instrument.Value.NULL;
import static dev.awaitscope.agent.instrument.Value.RETURNED;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.THROWN;
import static dev.awaitscope.agent.instrument.Value.TOKEN;
import static dev.awaitscope.agent.instrument.Value.argument;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is woven into a method is called as often as it should be, and changes nothing of what the method does. */
class ClassWeaverTest {
    private static final MethodMatcher ALL = named("sum", "firstOf", "caught", "thrown", "synchronizedOn");
    private static final MethodHook SELECT = TypeHook.around(ALL, call("select", THIS, argument(1)),
            call("selected", TOKEN, RETURNED));
    private static final MethodHook PARK = TypeHook.around(ALL, call("park", NULL, NO_TIMEOUT),
            call("resume", TOKEN, THROWN));

    @BeforeEach
    void forget() {
        SeenCalls.CALLS.clear();
    }

    private static Shapes woven(MethodHook... hooks) throws ReflectiveOperationException {
        ClassLoader loader = new WovenLoader(Specimen.class.getName(), hooks);
        return (Shapes) loader.loadClass(Specimen.class.getName()).getConstructor().newInstance();
    }

    @Test
    void seesArgumentsAndResults() throws ReflectiveOperationException {
        Shapes specimen = woven(SELECT);
        assertThat(specimen.sum(3, 4)).isEqualTo(18);
        assertThat(specimen.firstOf(9, 2)).isEqualTo(9);
        assertThat(specimen.firstOf(1, 8)).isEqualTo(4);
        assertThat(specimen.firstOf(3, 4)).isEqualTo(4);
        assertThat(specimen.synchronizedOn(21, 0)).isEqualTo(42);
        assertThat(SeenCalls.CALLS).containsExactly("enter Specimen 4", "exit token 18", "enter Specimen 2",
                "exit token 9", "enter Specimen 8", "exit token 4", "enter Specimen 4", "exit token 4",
                "enter Specimen 0", "exit token 42");
    }

    @Test
    void whatTheMethodCatchesIsNotItsEnd() throws ReflectiveOperationException {
        Shapes specimen = woven(PARK);
        assertThat(specimen.caught(0, 0)).isEqualTo(-1);
        assertThat(specimen.caught(2, 0)).isEqualTo(5);
        assertThat(SeenCalls.CALLS).containsExactly("park null 0", "resume token null", "park null 0",
                "resume token null");
    }

    @Test
    void endsOnceWhenTheMethodThrows() throws ReflectiveOperationException {
        Shapes specimen = woven(SELECT, PARK);
        assertThatThrownBy(() -> specimen.thrown(0, 7)).isInstanceOf(IllegalStateException.class).hasMessage("by 0");
        assertThat(specimen.thrown(5, 7)).isEqualTo(2);
        assertThat(SeenCalls.CALLS).hasSize(8)
                .filteredOn(call -> call.startsWith("exit"))
                .containsExactly("exit token 0", "exit token 2");
        assertThat(SeenCalls.CALLS).filteredOn(call -> call.startsWith("resume"))
                .containsExactly("resume token by 0", "resume token null");
    }

    @Test
    void hooksOfOneMethodNest() throws ReflectiveOperationException {
        Shapes specimen = woven(TypeHook.exit(ALL, call("leave", THIS)), PARK,
                TypeHook.enter(ALL, call("leave", THIS)));
        assertThat(specimen.sum(1, 2)).isEqualTo(3);
        assertThat(SeenCalls.CALLS).containsExactly("leave Specimen", "park null 0", "leave Specimen",
                "resume token null");
    }

    /** The verifier of the JVM is the judge, over some thousand methods that nobody wrote for this. */
    @Test
    void theVerifierAcceptsWhateverIsWoven() throws Exception {
        MethodMatcher everything = nameStartsWith("");
        ClassLoader loader = new WovenLoader("net.bytebuddy.", TypeHook.exit(everything, call("resume", NULL, THROWN)),
                TypeHook.around(everything, call("park", NULL, NO_TIMEOUT), call("resume", TOKEN, THROWN)));
        List<String> names = classes("net/bytebuddy/pool/", "net/bytebuddy/asm/", "net/bytebuddy/jar/asm/");
        assertThat(names).hasSizeGreaterThan(300);
        for (String name : names) {
            Class.forName(name, true, loader);
        }
    }

    private static List<String> classes(String... packages) throws IOException, URISyntaxException {
        Path path = Path.of(ClassReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.contains("package-info")
                            && List.of(packages).stream().anyMatch(name::startsWith))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    @Test
    void aTokenThatNobodyTakesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TypeHook.enter(ALL, call("select", THIS, argument(1))));
        assertThatIllegalArgumentException().isThrownBy(
                () -> TypeHook.around(ALL, call("leave", THIS), call("leave", THIS)));
    }

    @Test
    void aCallThatTheBridgeDoesNotKnowIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> call("parks", NULL))
                .withMessage("the bridge has no method parks");
        assertThatIllegalArgumentException().isThrownBy(() -> call("park", NULL))
                .withMessage("park takes 2 arguments");
    }
}
