package dev.awaitscope.agent.recording;

/** The agent's few words to the user of the program. */
final class Console {
    private Console() {}

    @SuppressWarnings("SystemOut") // the program's own logging is not ours to use
    static void say(String line) {
        System.err.println("awaitscope: " + line);
    }
}
