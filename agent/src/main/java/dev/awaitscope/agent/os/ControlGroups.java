package dev.awaitscope.agent.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the control groups that may have a CPU quota for this process: its own and those above it, as far as they can be
 * seen from here. A container mostly sees its own as the root.
 */
final class ControlGroups {
    /*
     * /proc/self/cgroup has a line "number:controllers:path" per hierarchy, that of version 2 without controllers;
     * /proc/self/mountinfo says at which folder (field 5) which part of it (field 4) can be seen.
     */
    private static final int ROOT = 3;
    private static final int MOUNT_POINT = 4;

    private final List<ControlGroup> groups = new ArrayList<>();

    /**
     * Finds them, none where the system has none.
     *
     * @param proc
     *            the folder {@code /proc/self}
     */
    static List<ControlGroup> find(Path proc) {
        ControlGroups found = new ControlGroups();
        try {
            List<String> mounts = Files.readAllLines(proc.resolve("mountinfo"));
            for (String line : Files.readAllLines(proc.resolve("cgroup"))) {
                found.addHierarchy(line.split(":", 3), mounts);
            }
        } catch (IOException e) {
            // Not a Linux, or one without control groups.
            return found.groups;
        }
        return found.groups;
    }

    private void addHierarchy(String[] line, List<String> mounts) {
        if (line.length < 3) {
            return;
        }
        boolean unified = line[1].isEmpty();
        if (!unified && !List.of(line[1].split(",")).contains("cpu")) {
            return;
        }
        for (String mount : mounts) {
            String[] parts = mount.split(" - ", 2);
            String[] left = parts[0].split(" ");
            if (parts.length == 2 && left.length > MOUNT_POINT && isOf(parts[1].split(" "), unified)) {
                addGroups(line[2], left[ROOT], Path.of(left[MOUNT_POINT]), unified);
                return;
            }
        }
    }

    /** Of the type, source and options of a mount. */
    private static boolean isOf(String[] mount, boolean unified) {
        return mount[0].equals(unified ? "cgroup2" : "cgroup")
                && (unified || List.of(mount[mount.length - 1].split(",")).contains("cpu"));
    }

    private void addGroups(String path, String root, Path mountPoint, boolean unified) {
        String inside = path.startsWith(root) ? path.substring(root.length()) : "/";
        String name = inside.startsWith("/") ? inside : "/" + inside;
        while (true) {
            Path folder = mountPoint.resolve(name.substring(1));
            if (Files.isReadable(folder.resolve("cpu.stat"))) {
                groups.add(new ControlGroup(name, folder, unified));
            }
            if (name.equals("/")) {
                return;
            }
            name = name.lastIndexOf('/') == 0 ? "/" : name.substring(0, name.lastIndexOf('/'));
        }
    }
}
