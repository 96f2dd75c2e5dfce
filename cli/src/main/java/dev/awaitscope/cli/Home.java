package dev.awaitscope.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the parts of Awaitscope lie that run in other processes. */
public final class Home {
    private Home() {}

    /** The agent's jar. */
    public static Path agentJar() throws Problem {
        return existing(root().resolve("agent/target/awaitscope-agent.jar"));
    }

    /** The demos' jar; what it needs lies in {@code lib} beside it. */
    public static Path demosJar() throws Problem {
        Path jar = existing(root().resolve("demos/target/awaitscope-demos.jar"));
        existing(jar.resolveSibling("lib"));
        return jar;
    }

    /** The class path of the demos. */
    public static String demosClassPath() throws Problem {
        Path jar = demosJar();
        return jar + System.getProperty("path.separator") + jar.resolveSibling("lib") + "/*";
    }

    /** The source of one of the demos' classes; may not be there. */
    static Path demosSource(String className) {
        return root().resolve("demos/src/main/java").resolve(className.replace('.', '/') + ".java");
    }

    /** The launcher as a user would type it here, for the commands we suggest. */
    public static String launcher() {
        Path launcher = root().resolve("awaitscope");
        if (!Files.isExecutable(launcher)) {
            return "awaitscope";
        }
        Path here = Path.of("").toAbsolutePath();
        return launcher.startsWith(here) ? "./" + here.relativize(launcher) : launcher.toString();
    }

    /** The project's folder: what the launcher says, or three levels above our own jar. */
    private static Path root() {
        String given = System.getProperty("awaitscope.home");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        try {
            Path code = Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return code.resolve("../../..").normalize();
        } catch (URISyntaxException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static Path existing(Path file) throws Problem {
        if (!Files.exists(file)) {
            throw new Problem(ExitCode.FAILED, file + ": not there; build the project with 'mvn -DskipTests package',"
                    + " or start it with its ./awaitscope");
        }
        return file;
    }
}
