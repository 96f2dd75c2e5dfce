package dev.awaitscope.workload;

import java.util.Random;

/** Names for threads, no two of which are the same, in all but all likelihood. */
final class Names {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_. äß";

    private Names() {}

    static String draw(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 4 + random.nextInt(12); i > 0; i--) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        // No name of ours begins or ends with a space, which a terminal would not show.
        return "t" + name + "t" + Integer.toString(random.nextInt(1 << 20), 36);
    }
}
