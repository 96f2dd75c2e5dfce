package dev.awaitscope.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: what this machine offers. */
@Command(name = "doctor", description = "Show what this machine offers, and what each is needed for.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Checkup.Finding> findings = new Checkup().findings();
        PrintWriter out = spec.commandLine().getOut();
        int width = findings.stream().mapToInt(finding -> finding.what().length()).max().orElse(0);
        for (Checkup.Finding finding : findings) {
            out.printf("%-7s  %-" + width + "s  %s%n", finding.state().mark(), finding.what(), finding.found());
            out.printf("%-7s  %-" + width + "s  %s%n", "", "", finding.neededFor());
        }
        out.flush();
        boolean broken = findings.stream().anyMatch(finding -> finding.state() == Checkup.State.BROKEN);
        return broken ? ExitCode.FAILED : ExitCode.DONE;
    }
}
