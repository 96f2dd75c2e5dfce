package dev.awaitscope.workload;

import static net.bytebuddy.matcher.ElementMatchers.named;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;

/** A program that generates classes with Byte Buddy, of which the agent has a part inside, under another name. */
public final class OwnByteBuddyWorkload {
    private OwnByteBuddyWorkload() {}

    /** Prints what a generated class says, and where Byte Buddy comes from. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Object made = new ByteBuddy().subclass(Object.class)
                .method(named("toString"))
                .intercept(FixedValue.value("generated"))
                .make()
                .load(OwnByteBuddyWorkload.class.getClassLoader())
                .getLoaded()
                .getConstructor()
                .newInstance();
        System.out.println(made + " by " + ByteBuddy.class.getName());
        System.out.println(ByteBuddy.class.getClassLoader() == OwnByteBuddyWorkload.class.getClassLoader());
    }
}
