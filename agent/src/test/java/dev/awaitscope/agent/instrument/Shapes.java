package dev.awaitscope.agent.instrument;

/** How tests call a {@link Specimen} that another loader has woven. */
public interface Shapes {
    int sum(int from, long count);

    int firstOf(int left, long right);

    int caught(int divisor, long unused);

    int thrown(int divisor, long unused);

    int synchronizedOn(int number, long unused);
}
