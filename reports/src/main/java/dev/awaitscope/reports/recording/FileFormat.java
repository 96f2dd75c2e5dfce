package dev.awaitscope.reports.recording;

import java.nio.charset.StandardCharsets;

/** What a file is, by its first bytes; for those that are no recording, what to do. */
enum FileFormat {
    RECORDING("", "FLR\0"), GZIP("", "\u001f\u008b"),
    LZ4("is compressed with LZ4: unpack it first (lz4 -d)", "\u0004\"M\u0018"),
    ZSTD("is compressed with Zstandard: unpack it first (zstd -d)", "(\u00b5/\u00fd"),
    XZ("is compressed with xz: unpack it first (xz -d)", "\u00fd7zXZ"),
    BZIP2("is compressed with bzip2: unpack it first (bunzip2)", "BZh"),
    ZIP("is a zip or jar file: unpack the recording first", "PK"),
    CLASS("is a Java class file, not a recording", "\u00ca\u00fe\u00ba\u00be"),
    HEAP_DUMP("is a heap dump, not a recording", "JAVA PROFILE"),
    TEXT("is a text file, not a recording", ""), OTHER("is not a JFR recording", "");

    /** As many bytes of a file as are looked at. */
    static final int LOOKED_AT = 64;

    private final String complaint;
    /** The first bytes, a character each; empty where they do not tell. */
    private final String magic;

    FileFormat(String complaint, String magic) {
        this.complaint = complaint;
        this.magic = magic;
    }

    /** What is wrong with it, to follow the file's name. */
    String complaint() {
        return complaint;
    }

    static FileFormat of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        for (FileFormat format : values()) {
            if (!format.magic.isEmpty() && text.startsWith(format.magic)) {
                return format;
            }
        }
        return isText(text) ? TEXT : OTHER;
    }

    private static boolean isText(String start) {
        return start.chars()
                .allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\n' || c == '\r' || c == '\t');
    }
}
