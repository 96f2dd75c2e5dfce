package dev.awaitscope.agent.instrument;

import dev.awaitscope.agent.bootstrap.Bridge;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A call of one of the {@link Bridge}'s methods, put into a method of the JDK. It has no branch, so that no stack map
 * frame is needed for it; what there is to decide the bridge decides.
 */
final class BridgeCall {
    static final String OBJECT = "java/lang/Object";

    private static final String BRIDGE = Type.getInternalName(Bridge.class);
    private static final Map<String, String> DESCRIPTORS = descriptors();

    private final String method;
    private final List<Value> arguments;

    private BridgeCall(String method, List<Value> arguments) {
        this.method = method;
        this.arguments = arguments;
        int expected = Type.getArgumentTypes(descriptor(method)).length;
        if (expected != arguments.size()) {
            throw new IllegalArgumentException(method + " takes " + expected + " arguments");
        }
    }

    /**
     * @param method
     *            the name of the bridge's method
     */
    static BridgeCall call(String method, Value... arguments) {
        return new BridgeCall(method, List.of(arguments));
    }

    /** Whether a method of this class is one that another hook calls. */
    static boolean isOnBridge(String owner) {
        return owner.equals(BRIDGE);
    }

    boolean returnsToken() {
        return descriptor(method).endsWith(")Ljava/lang/Object;");
    }

    /** Whether an argument is what the method returns. */
    boolean takesReturned() {
        return arguments.contains(Value.RETURNED) || arguments.contains(Value.RETURNED_READY);
    }

    void emit(MethodVisitor code, Locals locals, boolean thrown) {
        for (Value argument : arguments) {
            argument.load(code, locals, thrown);
        }
        emit(code, method);
    }

    /** Calls the method with the arguments that are on the stack. */
    static void emit(MethodVisitor code, String method) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, method, descriptor(method), false);
    }

    private static String descriptor(String method) {
        String descriptor = DESCRIPTORS.get(method);
        if (descriptor == null) {
            throw new IllegalArgumentException("the bridge has no method " + method);
        }
        return descriptor;
    }

    private static Map<String, String> descriptors() {
        Map<String, String> descriptors = new HashMap<>();
        for (Method method : Bridge.class.getDeclaredMethods()) {
            descriptors.put(method.getName(), Type.getMethodDescriptor(method));
        }
        return descriptors;
    }
}
