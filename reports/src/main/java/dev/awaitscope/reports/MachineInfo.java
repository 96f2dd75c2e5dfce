package dev.awaitscope.reports;

import dev.awaitscope.reports.recording.JdkEvent;
import dev.awaitscope.reports.recording.RecordedJvm;
import dev.awaitscope.reports.timeline.Collected;
import org.jspecify.annotations.Nullable;

/** Makes a {@link RecordingInfo} of what the JVM recorded of itself. */
final class MachineInfo {
    private MachineInfo() {}

    static RecordingInfo of(RecordedJvm jvm, Collected collected) {
        JdkEvent.JvmInformation self = collected.jvm();
        JdkEvent.CpuInformation cpu = collected.cpu();
        String arguments = self == null ? null : blankToNull(self.javaArguments());
        long events = jvm.counts().values().stream().mapToLong(Long::longValue).sum();
        return new RecordingInfo(jvm.files(), jvm.bytes(), jvm.chunks(), events, jvm.startEpochNanos(),
                collected.durationNanos(), self == null ? 0 : self.pid(), self == null ? null : name(self.version()),
                collected.javaVersion(), arguments == null ? null : word(arguments, true),
                arguments == null ? null : word(arguments, false),
                self == null ? null : blankToNull(self.jvmArguments()),
                collected.os() == null ? null : operatingSystem(collected.os().version()),
                cpu == null ? null : brand(cpu.description()), cpu == null ? 0 : cpu.hardwareThreads());
    }

    /** {@code OpenJDK 64-Bit Server VM (25.0.3+9-LTS) for linux-amd64 ..} up to the version. */
    private static String name(String version) {
        int end = version.indexOf(") for ");
        return end < 0 ? version : version.substring(0, end + 1);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String word(String arguments, boolean first) {
        String[] parts = arguments.split("\\s+", 2);
        return first ? parts[0] : parts.length < 2 ? null : parts[1];
    }

    private static String operatingSystem(String version) {
        String distribution = after(version, "PRETTY_NAME=", version.lines().findFirst().orElse(version));
        String kernel = after(version, "uname:", "");
        String name = distribution.replace("\"", "").strip();
        return kernel.isEmpty() ? name : name + ", " + String.join(" ", firstWords(kernel.strip()));
    }

    private static String[] firstWords(String kernel) {
        String[] words = kernel.split("\\s+");
        return words.length < 2 ? words : new String[] {words[0], words[1]};
    }

    private static String brand(String description) {
        String brand = after(description, "Brand:", description.lines().findFirst().orElse(""));
        int end = brand.indexOf(", Vendor");
        return (end < 0 ? brand : brand.substring(0, end)).strip();
    }

    private static String after(String text, String label, String otherwise) {
        int at = text.indexOf(label);
        return at < 0 ? otherwise : text.substring(at + label.length()).lines().findFirst().orElse("");
    }
}
