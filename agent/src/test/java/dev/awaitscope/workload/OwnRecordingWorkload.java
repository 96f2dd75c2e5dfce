package dev.awaitscope.workload;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import jdk.jfr.consumer.RecordingStream;

/** A program that uses JFR itself: one recording that it writes, one that is written when it ends, and a stream. */
public final class OwnRecordingWorkload {
    /** Of its own events. */
    public static final int EVENTS = 100;

    @Name("own.Event")
    private static final class OwnEvent extends Event {}

    private OwnRecordingWorkload() {}

    /** Prints what it finds in its recordings; the argument is the file of the one that is written in the end. */
    public static void main(String[] args) throws Exception {
        CountDownLatch streamed = new CountDownLatch(EVENTS);
        try (Recording now = new Recording(); RecordingStream stream = new RecordingStream()) {
            stream.enable(OwnEvent.class);
            stream.onEvent("own.Event", event -> streamed.countDown());
            stream.startAsync();
            now.enable(OwnEvent.class);
            now.start();
            for (int i = 0; i < EVENTS; i++) {
                new OwnEvent().commit();
            }
            now.stop();
            Path file = Path.of("now.jfr");
            now.dump(file);
            System.out.println("recorded " + count(file));
            streamed.await();
            System.out.println("streamed " + EVENTS);
        }
        Recording last = new Recording();
        last.enable(OwnEvent.class);
        last.setDestination(Path.of(args[0]));
        last.setDumpOnExit(true);
        last.start();
        new OwnEvent().commit();
    }

    private static long count(Path file) throws Exception {
        return RecordingFile.readAllEvents(file)
                .stream()
                .filter(event -> event.getEventType().getName().equals("own.Event"))
                .count();
    }
}
