package com.evertill.devices.agent;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Vendors' JavaPOS services, as the jars in a folder. They share the JavaPOS interfaces with us, and nothing else. */
final class Drivers {

    /**
     * For as long as the program runs.
     *
     * @throws AgentFault if there are none, or if this program cannot load any.
     */
    static ClassLoader in(Path folder) {
        if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
            throw new AgentFault(
                    "Vendors' drivers cannot be loaded by the native executable: run the lane's program on a JVM for "
                            + folder + " (docs/devices.md).",
                    null);
        }
        var jars = new ArrayList<URL>();
        try (var files = Files.newDirectoryStream(folder, "*.jar")) {
            for (var file : files) {
                jars.add(url(file));
            }
        } catch (IOException unreadable) {
            throw new AgentFault(
                    "The folder of drivers " + folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        if (jars.isEmpty()) {
            throw new AgentFault("There is no jar in the folder of drivers " + folder + ".", null);
        }
        return new URLClassLoader("drivers", jars.toArray(URL[]::new), Drivers.class.getClassLoader());
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    private Drivers() {}
}
