package dev.awaitscope.workload;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks for calls of one class's static methods in a class file. That its name is in the constant pool says nothing: a JVM
 * that puts a class back together for a transformer keeps constants that only earlier versions used.
 */
final class StaticCalls {
    private static final int INVOKESTATIC = 0xb8;

    private final byte[] file;
    private final DataInputStream in;
    private final Set<Integer> called = new HashSet<>();

    private StaticCalls(byte[] file) {
        this.file = file;
        this.in = new DataInputStream(new ByteArrayInputStream(file));
    }

    static boolean areIn(byte[] file, String owner) throws IOException {
        StaticCalls calls = new StaticCalls(file);
        calls.readConstants(owner);
        return calls.isAnyCalled();
    }

    private void readConstants(String owner) throws IOException {
        in.skipBytes(8);
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        int[] names = new int[count];
        int[] owners = new int[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 7 -> names[i] = in.readUnsignedShort();
                case 10 -> {
                    owners[i] = in.readUnsignedShort();
                    in.skipBytes(2);
                }
                case 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                case 5, 6 -> {
                    in.skipBytes(8);
                    i++;
                }
                default -> in.skipBytes(4);
            }
        }
        for (int i = 1; i < count; i++) {
            if (owners[i] > 0 && owner.equals(texts[names[owners[i]]])) {
                called.add(i);
            }
        }
    }

    /** In the rest of the file, methods and all: three bytes that look like a call are taken for one. */
    private boolean isAnyCalled() throws IOException {
        for (int i = file.length - in.available(); i + 2 < file.length; i++) {
            int index = (file[i + 1] & 0xff) << 8 | file[i + 2] & 0xff;
            if ((file[i] & 0xff) == INVOKESTATIC && called.contains(index)) {
                return true;
            }
        }
        return false;
    }
}
