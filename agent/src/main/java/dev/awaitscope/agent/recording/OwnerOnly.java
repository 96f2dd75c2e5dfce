package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner may read: a recording tells much of a program. */
final class OwnerOnly {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] FILE = attributes("rw-------");
    private static final FileAttribute<?>[] FOLDER = attributes("rwx------");

    private OwnerOnly() {}

    private static FileAttribute<?>[] attributes(String permissions) {
        // On other systems the folder's access control list decides, and the usual ones are not open to all.
        return POSIX
                ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    /** Creates a file; fails if there is one. */
    static Path createFile(Path file) throws IOException {
        return Files.createFile(file, FILE);
    }

    /** What a file is to be created with. */
    static FileAttribute<?>[] file() {
        return FILE.clone();
    }

    /** Creates a folder and those above it that are missing; one that is there keeps its permissions. */
    static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    /** Shuts others out of a folder that is there. */
    static void restrictFolder(Path folder) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
