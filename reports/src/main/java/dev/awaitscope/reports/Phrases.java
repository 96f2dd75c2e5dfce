package dev.awaitscope.reports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and things as sentences for people have them. */
public final class Phrases {
    private Phrases() {}

    /** {@code 62 %} for 0.62. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** Two decimals below ten, none above. */
    public static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }

    /** {@code 1 thread}, {@code 1,200 threads}. */
    public static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /** A class without its package. */
    public static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** {@code Type.method:line} without the package. */
    public static String shortSite(String site) {
        int method = site.lastIndexOf('.');
        return method < 0 ? site : site.substring(site.lastIndexOf('.', method - 1) + 1);
    }

    /** {@code  at Type.method:line}, with a space before it; empty where there is no site. */
    public static String at(@Nullable String site) {
        return site == null ? "" : " at " + shortSite(site);
    }

    /** What was waited for, with an article: {@code a ReentrantLock}, {@code another thread's end}. */
    public static String goal(WaitKind kind, @Nullable String blocker) {
        String type = blocker == null ? "" : simpleName(blocker);
        return switch (kind) {
            case PARK, OTHER -> type.isEmpty() ? "something the recording does not name" : article(type);
            case LOCK -> article(type.isEmpty() ? "lock" : type);
            case CONDITION -> "a condition";
            case LATCH -> article(type.isEmpty() ? "latch" : type);
            case SEMAPHORE -> article(type.isEmpty() ? "semaphore" : type);
            case BARRIER -> article(type.isEmpty() ? "barrier" : type);
            case PHASER -> article(type.isEmpty() ? "phaser" : type);
            case EXCHANGER -> article(type.isEmpty() ? "exchanger" : type);
            case QUEUE -> article(type.isEmpty() ? "queue" : type);
            case FUTURE -> article(type.isEmpty() ? "future" : type);
            case TASK_JOIN -> "a forked task";
            case EXECUTOR -> "an executor";
            case SCOPE -> "the tasks of a scope";
            case MONITOR -> type.isEmpty() ? "a monitor" : "the monitor of " + article(type);
            case OBJECT_WAIT -> type.isEmpty() ? "a notification" : "a notification of " + article(type);
            case SLEEP -> "time to pass";
            case JOIN -> "the end of a thread";
            case IO_OPERATION -> "I/O";
            case SELECT -> "channels to be ready";
            case PROCESS_EXIT -> "another process";
            case HTTP -> "an HTTP answer";
            case IDLE_WORKER -> "a task";
        };
    }

    /** {@code a ReentrantLock}, {@code an Exchanger}. */
    public static String article(String noun) {
        boolean vowel = !noun.isEmpty() && "AEIOUaeiou".indexOf(noun.charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + noun;
    }
}
