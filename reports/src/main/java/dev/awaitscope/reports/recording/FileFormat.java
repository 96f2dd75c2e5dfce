package dev.awaitscope.reports.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a file is, by its first bytes; for those that are no recording, what to do. */
enum FileFormat {
    RECORDING("", 'F', 'L', 'R', 0), GZIP("", 0x1f, 0x8b),
    LZ4("is compressed with LZ4: unpack it first (lz4 -d)", 0x04, 0x22, 0x4d, 0x18),
    ZSTD("is compressed with Zstandard: unpack it first (zstd -d)", 0x28, 0xb5, 0x2f, 0xfd),
    XZ("is compressed with xz: unpack it first (xz -d)", 0xfd, '7', 'z', 'X', 'Z'),
    BZIP2("is compressed with bzip2: unpack it first (bunzip2)", 'B', 'Z', 'h'),
    ZIP("is a zip or jar file: unpack the recording first", 'P', 'K'),
    CLASS("is a Java class file, not a recording", 0xca, 0xfe, 0xba, 0xbe),
    HEAP_DUMP("is a heap dump, not a recording", 'J', 'A', 'V', 'A', ' ', 'P', 'R', 'O', 'F', 'I', 'L', 'E'),
    TEXT("is a text file, not a recording"), OTHER("is not a JFR recording");

    /** As many bytes of a file as are looked at. */
    static final int LOOKED_AT = 64;

    private final String complaint;
    private final byte[] magic;

    FileFormat(String complaint, int... magic) {
        this.complaint = complaint;
        this.magic = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            this.magic[i] = (byte) magic[i];
        }
    }

    /** What is wrong with it, to follow the file's name. */
    String complaint() {
        return complaint;
    }

    static FileFormat of(byte[] start) {
        for (FileFormat format : values()) {
            if (format.magic.length > 0 && start.length >= format.magic.length
                    && Arrays.equals(format.magic, Arrays.copyOf(start, format.magic.length))) {
                return format;
            }
        }
        return isText(start) ? TEXT : OTHER;
    }

    private static boolean isText(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1).chars()
                .allMatch(c -> c >= ' ' && c != 0x7f || c == '\n' || c == '\r' || c == '\t');
    }
}
