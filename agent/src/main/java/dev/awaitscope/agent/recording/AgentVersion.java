package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The agent's version, from its jar's manifest. */
final class AgentVersion {
    private AgentVersion() {}

    static String read() {
        try (InputStream in = AgentVersion.class.getClassLoader().getResourceAsStream("/META-INF/MANIFEST.MF")) {
            String version = in == null
                    ? null
                    : new Manifest(in).getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return version == null ? "unknown" : version;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
