package dev.awaitscope.workload;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Streams that are run, and three that are not, which stand at known places. */
public final class PipelinesWorkload {
    private PipelinesWorkload() {}

    /** Prints what the streams that are run come to. */
    public static void main(String[] args) {
        List<Integer> numbers = List.of(1, 2, 3);
        System.out.println(numbers.stream().map(n -> n + 1).filter(n -> n > 2).collect(Collectors.toList()));
        System.out.println(IntStream.range(0, 5).map(n -> n * 2).sum());
        System.out.println(Stream.concat(numbers.stream().map(n -> -n), numbers.stream()).count());
        System.out.println(numbers.stream().flatMap(n -> Stream.of(n, n).map(m -> m + n)).toList());
        System.out.println(numbers.stream().map(n -> n + 2).iterator().next());
        System.out.println(numbers.parallelStream().map(n -> n + 3).reduce(0, Integer::sum));
        Stream<Integer> source = numbers.stream();
        forgottenMap(numbers);
        forgottenPeek(numbers);
        Stream<Integer> kept = kept(numbers);
        System.out.println("kept " + (kept != source));
    }

    static void forgottenMap(List<Integer> numbers) {
        Stream<Integer> forgotten = numbers.stream().map(PipelinesWorkload::never);
        System.out.println("forgotten " + forgotten.isParallel());
    }

    static void forgottenPeek(List<Integer> numbers) {
        Stream<Integer> forgotten = numbers.stream().filter(n -> n > 1).peek(PipelinesWorkload::never).sorted();
        System.out.println("forgotten " + forgotten.isParallel());
    }

    static Stream<Integer> kept(List<Integer> numbers) {
        return numbers.stream().map(PipelinesWorkload::never);
    }

    private static int never(int number) {
        throw new IllegalStateException("run with " + number);
    }
}
