package com.evertill.rehearsal.proof.browser;

import com.evertill.rehearsal.demo.Demo;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The running system and a browser before it; made for the first test that asks, ended after the last one. */
final class Whole implements AutoCloseable {
    /** Milliseconds; of a busy machine on which all of the system runs, a screen comes to what it shall show within this. */
    private static final double PATIENCE = 30_000;

    private final Demo demo;
    private final Playwright playwright;
    private final Browser browser;

    private Whole() {
        var project = Path.of("..", "..").toAbsolutePath().normalize(); // Maven runs tests in their module's folder
        demo = Demo.forTests(
                project,
                Path.of("target", "browser-demo-" + ProcessHandle.current().pid()));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("browser.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    Demo demo() {
        return demo;
    }

    /** A browser of its own, English, that knows nobody yet. */
    BrowserContext freshBrowser(ColorScheme scheme) {
        var context = browser.newContext(new NewContextOptions()
                .setViewportSize(1366, 768)
                .setLocale("en-IE")
                .setTimezoneId("Europe/Berlin")
                .setColorScheme(scheme));
        context.addInitScript("localStorage.setItem('evertill.language', 'en')");
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    BrowserContext freshBrowser() {
        return freshBrowser(ColorScheme.LIGHT);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        demo.close();
    }

    /** Hands the one system to every test that has it as a parameter. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Whole.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(
                            Whole.class, _ -> new Whole(), Whole.class); // closed by JUnit, being AutoCloseable
        }
    }
}
