package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.devices.OnJvm;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the JCL of JavaPOS finds nothing and says nothing: class loaders other than the system's, as in a Quarkus application. */
@OnJvm("A native executable has one class loader.")
class LoaderTest {

    private static final String JPOS_XML = """
            <!DOCTYPE JposEntries PUBLIC "-//JavaPOS//DTD//EN" "jpos/res/jcl.dtd">
            <JposEntries>
              <JposEntry logicalName="drawer">
                <creation factoryClass="com.evertill.devices.jpos.ServiceFactory"
                          serviceClass="com.evertill.devices.jpos.EscPosCashDrawer"/>
                <prop name="host" value="127.0.0.1"/>
                <prop name="port" value="9"/>
              </JposEntry>
            </JposEntries>
            """;

    @Test
    void devices_are_found_by_a_class_loader_of_its_own(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("jpos.xml"), JPOS_XML);
        try (var loader = new URLClassLoader(urls(folder), ClassLoader.getPlatformClassLoader())) {
            var thread = Thread.currentThread();
            var before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                var type = loader.loadClass("jpos.CashDrawer");
                var control = type.getConstructor().newInstance();
                type.getMethod("open", String.class).invoke(control, "drawer");
                assertThat(type.getMethod("getDeviceServiceDescription").invoke(control))
                        .isEqualTo("Evertill EscPosCashDrawer");
                type.getMethod("close").invoke(control);
                assertThat(type.getClassLoader()).isSameAs(loader);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    private static URL[] urls(Path folder) throws Exception {
        var classPath =
                System.getProperty("java.class.path").split(Pattern.quote(System.getProperty("path.separator")));
        var urls = new java.util.ArrayList<URL>();
        urls.add(folder.toUri().toURL());
        for (var element : Arrays.asList(classPath)) {
            urls.add(Path.of(element).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
