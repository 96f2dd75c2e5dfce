package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The agent's version, from its jar's manifest. */
final class AgentVersion {
    private AgentVersion() {}

    static String read() {
        ClassLoader loader = AgentVersion.class.getClassLoader();
        String jar = loader.getClass().getProtectionDomain().getCodeSource().getLocation().toString();
        try (InputStream in = new java.net.URL("jar:" + jar + "!/META-INF/MANIFEST.MF").openStream()) {
            String version = new Manifest(in).getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return version == null ? "unknown" : version;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
