package dev.awaitscope.agent.instrument;

import dev.awaitscope.agent.bootstrap.Bridge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * Loads classes of one package anew, with hooks in all of their methods; {@link BridgeInTest} stands in for the bridge. The
 * JVM verifies what this loader defines.
 */
final class WovenLoader extends ClassLoader {
    private final String prefix;
    private final TypeHook hook;

    WovenLoader(String prefix, MethodHook... hooks) {
        super(WovenLoader.class.getClassLoader());
        this.prefix = prefix;
        this.hook = TypeHook.of("test", prefix, hooks);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            if (name.equals(Bridge.class.getName())) {
                return define(name, bridge());
            }
            return name.startsWith(prefix) ? define(name, woven(bytes(name))) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name, byte[] bytes) {
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] woven(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassWeaver(writer, List.of(hook)), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    private static byte[] bridge() {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes(BridgeInTest.class.getName())).accept(new ClassRemapper(writer, new BridgeName()), 0);
        return writer.toByteArray();
    }

    private static byte[] bytes(String name) {
        try (InputStream in = WovenLoader.class.getClassLoader()
                .getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new IllegalStateException("no class file of " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class BridgeName extends Remapper {
        BridgeName() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String internalName) {
            return internalName.equals(BridgeInTest.class.getName().replace('.', '/'))
                    ? Bridge.class.getName().replace('.', '/')
                    : internalName;
        }
    }
}
