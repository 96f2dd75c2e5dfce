package dev.awaitscope.cli;

import dev.awaitscope.reports.json.JsonFindings;
import dev.awaitscope.reports.text.TextFindings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code findings}: what is wrong in a recording, and what to do. */
@Command(name = "findings", description = "Say what is wrong in a recording, how sure that is, and what to do.")
final class FindingsCommand implements Callable<Integer> {
    @Mixin
    private ShownRecordings recordings = new ShownRecordings();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem, IOException {
        return recordings.show(spec, ShownRecordings.each(TextFindings::write),
                (recorded, out) -> JsonFindings.write(recorded.single(), out));
    }
}
