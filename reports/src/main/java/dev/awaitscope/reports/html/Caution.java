package dev.awaitscope.reports.html;

import java.util.List;

/** Reasons to be careful with numbers: shown one by one while they are few, else behind one line that counts them. */
record Caution(List<String> few, List<Many> many) {
    private static final int FEW = 3;

    /** More than a few. */
    record Many(String label, List<String> reasons) {}

    static Caution of(List<String> reasons) {
        return reasons.size() <= FEW ? new Caution(reasons, List.of())
                : new Caution(List.of(),
                        List.of(new Many(reasons.size() + " reasons to be careful with these numbers", reasons)));
    }
}
