package dev.awaitscope.cli;

import picocli.CommandLine.IVersionProvider;

/** The version the build wrote into our jar. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"awaitscope " + current()};
    }

    /** The version, or {@code dev} where we run from folders of classes. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
