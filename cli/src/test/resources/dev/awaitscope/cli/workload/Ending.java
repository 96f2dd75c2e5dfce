import java.util.concurrent.locks.ReentrantLock;

/** Waits once for a lock, then ends as its argument says. Run from its source, on any JDK. */
public class Ending {
    public static void main(String[] arguments) throws Exception {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        Thread waiter = new Thread(() -> {
            lock.lock();
            lock.unlock();
        }, "waiter");
        waiter.start();
        while (!lock.hasQueuedThread(waiter)) {
            Thread.onSpinWait();
        }
        Thread.sleep(30);
        lock.unlock();
        waiter.join();
        System.out.println("waited");
        System.err.println("to standard error");
        switch (arguments[0]) {
            case "normal" -> System.out.println("end");
            case "exit" -> System.exit(3);
            case "halt" -> Runtime.getRuntime().halt(7);
            case "throw" -> throw new IllegalStateException("thrown by main");
            case "echo" -> System.in.transferTo(System.out);
            case "hang" -> Thread.sleep(Long.MAX_VALUE);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
