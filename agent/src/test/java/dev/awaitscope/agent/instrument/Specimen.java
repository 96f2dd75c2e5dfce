package dev.awaitscope.agent.instrument;

import java.util.function.IntUnaryOperator;

/** Methods of all the shapes that hooks have to get on with. */
public final class Specimen implements Shapes {
    @Override
    public int sum(int from, long count) {
        int sum = 0;
        for (long i = 0; i < count; i++) {
            int next = from + (int) i;
            sum += next;
        }
        return sum;
    }

    @Override
    public int firstOf(int left, long right) {
        if (left > right) {
            return left;
        }
        double half = right / 2.0;
        if (half > left) {
            return (int) half;
        }
        return (int) right;
    }

    @Override
    public int caught(int divisor, long unused) {
        try {
            return 10 / divisor;
        } catch (ArithmeticException e) {
            return -1;
        } finally {
            divisor = 5;
            consume(divisor);
        }
    }

    @Override
    public int thrown(int divisor, long unused) {
        String reason = "by " + divisor;
        if (divisor == 0) {
            throw new IllegalStateException(reason);
        }
        return 10 / divisor;
    }

    @Override
    public int synchronizedOn(int number, long unused) {
        synchronized (this) {
            IntUnaryOperator twice = n -> n * 2;
            return twice.applyAsInt(number);
        }
    }

    private static void consume(int number) {
        if (number != 5) {
            throw new IllegalStateException();
        }
    }
}
