package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline of {@code java.util.stream} was built and never run: it has no terminal operation, so none of its functions
 * was called. The group {@code pipelines}, which is off by default.
 */
@Name(PipelineUnused.NAME)
@Label("Pipeline Unused")
@Description("A lazy stream was built and never run")
@Category("Awaitscope")
@StackTrace(false)
public final class PipelineUnused extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.PipelineUnused";

    @Label("Pipeline Class")
    @Description("Class of the last stage of the pipeline")
    public @Nullable Class<?> pipelineClass;

    @Label("Operations")
    @Description("Number of intermediate operations")
    public int operations;

    /** Null where the thread is gone; then there is its id. */
    @Label("Creator")
    @Description("Thread that built the pipeline")
    public @Nullable Thread creator;

    @Label("Creator Id")
    @Description("Java thread id of the thread that built the pipeline")
    public long creatorId;

    /** {@code Type.method:line} of the innermost frame outside the JDK. */
    @Label("Site")
    @Description("Place in the program where the last stage was added")
    public @Nullable String site;

    @Label("Age")
    @Description("Time between the making of the last stage and this event")
    @Timespan(Timespan.NANOSECONDS)
    public long age;

    @Label("Reachable")
    @Description("Whether the pipeline could still have been run, at the end of the recording")
    public boolean reachable;
}
