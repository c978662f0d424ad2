import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes, for each device category that we serve, an abstract class with every method of its service interface: properties are kept in the
 * bag of {@code DeviceServiceBase}, anything else is refused as not supported. A service overrides what its device can do.
 */
public class ServiceDefaults {

    private static final List<String> CATEGORIES = List.of(
            "Scanner",
            "POSPrinter",
            "CashDrawer",
            "LineDisplay",
            "Scale",
            "MSR",
            "CAT",
            "HardTotals",
            "ToneIndicator",
            "Keylock");
    /** Of all categories but of no common interface; written by hand in {@code DeviceServiceBase}. */
    private static final Set<String> IN_THE_BASE =
            Set.of("deleteInstance", "setPowerNotify", "resetStatistics", "retrieveStatistics", "updateStatistics");
    /** Of the categories with input; written by hand in {@code InputServiceBase}. */
    private static final Set<String> OF_INPUT =
            Set.of("getDataCount", "getDataEventEnabled", "setDataEventEnabled", "clearInput");

    private static final String PACKAGE = "com.evertill.devices.jpos";

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0], PACKAGE.split("\\."));
        Files.createDirectories(folder);
        for (var category : CATEGORIES) {
            write(folder.resolve(category + "Defaults.java"), source(category));
        }
    }

    /** Only when it differs, so that nothing is compiled again for nothing. */
    private static void write(Path file, String source) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.writeString(file, source);
        }
    }

    private static String source(String category) throws ClassNotFoundException {
        var service = Class.forName("jpos.services." + category + "Service115");
        var base = Class.forName("jpos.services.BaseService");
        var methods = Arrays.stream(service.getMethods())
                .filter(method -> !IN_THE_BASE.contains(method.getName()) && !OF_INPUT.contains(method.getName()))
                .filter(method -> Arrays.stream(base.getMethods()).noneMatch(own -> sameSignature(own, method)))
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .map(ServiceDefaults::method)
                .distinct()
                .collect(Collectors.joining("\n"));
        return """
                package %s;

                import javax.annotation.processing.Generated;
                import jpos.JposException;
                import jpos.config.JposEntry;

                /** Every method of %s, written from the interface at build. */
                @Generated("ServiceDefaults")
                public abstract class %sDefaults extends %s implements %s {

                    protected %sDefaults(JposEntry entry, DriverContext context, Sharing sharing) {
                        super(entry, context, sharing);
                    }

                %s}
                """.formatted(
                PACKAGE, service.getSimpleName(), category, parent(service), service.getName(), category, methods);
    }

    private static String parent(Class<?> service) {
        boolean hasInput = Arrays.stream(service.getMethods()).anyMatch(method -> OF_INPUT.contains(method.getName()));
        return hasInput ? "InputServiceBase" : "DeviceServiceBase";
    }

    private static boolean sameSignature(Method a, Method b) {
        return a.getName().equals(b.getName()) && Arrays.equals(a.getParameterTypes(), b.getParameterTypes());
    }

    private static String method(Method method) {
        var parameters = Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getType().getCanonicalName() + " " + parameter.getName())
                .collect(Collectors.joining(", "));
        return """
                    @Override
                    public %s %s(%s) throws JposException {
                        %s
                    }
                """.formatted(method.getReturnType().getCanonicalName(), method.getName(), parameters, body(method));
    }

    private static String body(Method method) {
        var name = method.getName();
        if (name.startsWith("get") && method.getParameterCount() == 0) {
            return "return " + getter(method.getReturnType()) + "(\"" + name.substring(3) + "\");";
        }
        if (name.startsWith("set") && method.getParameterCount() == 1) {
            return "setProperty(\"" + name.substring(3) + "\", " + method.getParameters()[0].getName() + ");";
        }
        return "throw notSupported(\"" + name + "\");";
    }

    private static String getter(Class<?> type) {
        return switch (type.getCanonicalName()) {
            case "int" -> "intProperty";
            case "long" -> "longProperty";
            case "boolean" -> "booleanProperty";
            case "java.lang.String" -> "stringProperty";
            case "byte[]" -> "bytesProperty";
            default -> throw new IllegalStateException("no property bag for " + type);
        };
    }
}
