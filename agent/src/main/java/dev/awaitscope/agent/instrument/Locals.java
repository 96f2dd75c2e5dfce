package dev.awaitscope.agent.instrument;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The local variables of one method: its arguments, then three of ours where a hook needs them, then the method's own.
 * Ours lie where they have the same place in all of the method's stack map frames.
 */
final class Locals {
    /** The token's slot, and two for a value that is kept while a hook runs. */
    static final int OURS = 3;

    private final String owner;
    private final boolean isStatic;
    private final Type[] arguments;
    private final Type returned;

    Locals(String owner, int access, String descriptor) {
        this.owner = owner;
        this.isStatic = Modifier.isStatic(access);
        this.arguments = Type.getArgumentTypes(descriptor);
        this.returned = Type.getReturnType(descriptor);
    }

    /** The internal name of the class that declares the method. */
    String owner() {
        return owner;
    }

    Type argument(int index) {
        return arguments[index];
    }

    Type returned() {
        return returned;
    }

    int argumentSlot(int index) {
        int slot = isStatic ? 0 : 1;
        for (int i = 0; i < index; i++) {
            slot += arguments[i].getSize();
        }
        return slot;
    }

    /** The first slot after the arguments: the token's. */
    int tokenSlot() {
        return argumentSlot(arguments.length);
    }

    int keptSlot() {
        return tokenSlot() + 1;
    }

    /** Where the method's own variable is once ours are there. */
    int moved(int slot) {
        return slot < tokenSlot() ? slot : slot + OURS;
    }

    /** The variables at a place of which nothing is known but that the arguments are there. */
    Object[] atHandler() {
        List<Object> types = new ArrayList<>();
        if (!isStatic) {
            types.add(owner);
        }
        for (Type argument : arguments) {
            types.add(frameType(argument));
        }
        types.add(BridgeCall.OBJECT);
        return types.toArray();
    }

    /** The variables of a frame of the method, with ours among them. */
    Object[] withOurs(int count, Object[] frame) {
        List<Object> types = new ArrayList<>();
        int slot = 0;
        int next = 0;
        while (slot < tokenSlot()) {
            Object type = next < count ? frame[next++] : Opcodes.TOP;
            types.add(type);
            slot += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
        }
        types.add(BridgeCall.OBJECT);
        types.add(Opcodes.TOP);
        types.add(Opcodes.TOP);
        while (next < count) {
            types.add(frame[next++]);
        }
        return types.toArray();
    }

    private static Object frameType(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.ARRAY, Type.OBJECT -> type.getInternalName();
            default -> Opcodes.INTEGER;
        };
    }
}
