package dev.awaitscope.reports.recording;

import dev.awaitscope.reports.RecordingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Finds the files behind what was named on a command line: recordings, packed recordings, folders of a JFR repository.
 * Refuses what is no recording. Not thread-safe.
 */
final class SourceFiles {
    /** A JFR repository has a folder per JVM, with the chunks in it. */
    private static final int DEEPEST = 3;

    private final Scratch scratch;
    private final List<SourceFile> files = new ArrayList<>();

    SourceFiles(Scratch scratch) {
        this.scratch = scratch;
    }

    List<SourceFile> find(List<Path> paths) throws RecordingException {
        for (Path path : paths) {
            try {
                if (Files.isDirectory(path)) {
                    addFolder(path);
                } else {
                    addFile(path);
                }
            } catch (AccessDeniedException e) {
                throw new RecordingException(path + " may not be read: check its permissions", e);
            } catch (IOException e) {
                throw new RecordingException(path + " could not be read: " + e.getMessage(), e);
            }
        }
        return files;
    }

    private void addFolder(Path folder) throws IOException, RecordingException {
        int before = files.size();
        try (Stream<Path> found = Files.walk(folder, DEEPEST)) {
            for (Path file : found.filter(f -> f.toString().endsWith(".jfr")).sorted().toList()) {
                // A JVM that runs, or was killed, leaves an empty file behind for the chunk it was to write next.
                if (Files.isRegularFile(file) && Files.size(file) > 0) {
                    addFile(file);
                }
            }
        }
        if (files.size() == before) {
            throw new RecordingException(
                    folder + " is a folder without recordings: name a .jfr file or a JFR repository");
        }
    }

    private void addFile(Path file) throws IOException, RecordingException {
        if (!Files.exists(file)) {
            throw new RecordingException(file + " does not exist: check the name");
        }
        if (!Files.isRegularFile(file)) {
            throw new RecordingException(file + " is not a regular file: name a .jfr file or a folder");
        }
        if (!Files.isReadable(file)) {
            throw new RecordingException(file + " may not be read: check its permissions");
        }
        String name = String.valueOf(file.getFileName());
        FileFormat format = format(file);
        if (format == FileFormat.GZIP) {
            Path unpacked = unpack(file);
            requireRecording(file + ", unpacked,", format(unpacked));
            files.add(new SourceFile(unpacked, name, Files.size(unpacked)));
        } else {
            requireRecording(file.toString(), format);
            files.add(new SourceFile(file, name, Files.size(file)));
        }
    }

    private static FileFormat format(Path file) throws IOException, RecordingException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(FileFormat.LOOKED_AT);
            if (start.length == 0) {
                throw new RecordingException(
                        file + " is empty: the JVM may still run, or was killed before it wrote its recording;"
                                + " what it had recorded is in its JFR repository folder");
            }
            return FileFormat.of(start);
        }
    }

    private static void requireRecording(String name, FileFormat format) throws RecordingException {
        if (format != FileFormat.RECORDING) {
            throw new RecordingException(name + " " + format.complaint());
        }
    }

    private Path unpack(Path file) throws IOException, RecordingException {
        Path unpacked = scratch.file();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
        } catch (java.io.EOFException _) {
            if (Files.size(unpacked) == 0) {
                throw new RecordingException(file + " is a gzip file that ends too early: nothing in it can be read");
            }
        } catch (java.util.zip.ZipException e) {
            throw new RecordingException(file + " is a damaged gzip file: " + e.getMessage(), e);
        }
        return unpacked;
    }
}
