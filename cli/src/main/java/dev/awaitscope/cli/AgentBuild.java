package dev.awaitscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** What two builds of the agent must share to be in one JVM: the version, and a number for what stays in the JVM. */
final class AgentBuild {
    private static final String BRIDGE = "boot/";

    private AgentBuild() {}

    /** As the agent itself calls it. */
    static String of(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            long number = 0;
            for (ZipEntry entry : file.stream()
                    .filter(entry -> entry.getName().startsWith(BRIDGE) && !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList()) {
                number = 31 * number + entry.getCrc();
            }
            String version = file.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return (version == null ? "unknown" : version) + "-" + Long.toHexString(number & 0xffffffffL);
        }
    }
}
