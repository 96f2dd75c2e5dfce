package dev.awaitscope.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** What a build of the agent calls itself, computed from its jar. */
final class Build {
    private Build() {}

    static String of(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            long number = 0;
            for (ZipEntry entry : file.stream()
                    .filter(entry -> entry.getName().startsWith("boot/") && !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList()) {
                number = 31 * number + entry.getCrc();
            }
            return file.getManifest().getMainAttributes().getValue("Implementation-Version") + "-"
                    + Long.toHexString(number & 0xffffffffL);
        }
    }
}
