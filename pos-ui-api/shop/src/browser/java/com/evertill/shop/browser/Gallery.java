package com.evertill.shop.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Chromium that looks at a fixture. */
final class Gallery implements AutoCloseable {
    /** The sizes that tills and offices have. */
    static final List<int[]> SIZES = List.of(new int[] {1024, 768}, new int[] {1366, 768}, new int[] {1920, 1080});

    /** Milliseconds; of a busy machine, a screen comes to what it shall show within this. */
    private static final double PATIENCE = 30_000;

    private static final List<Path> CHROMIUMS = List.of(
            Path.of(System.getProperty("browser.chromium", "/usr/bin/chromium")),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"));

    private final Playwright playwright;
    private final Browser browser;

    Gallery() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Path chromium() {
        return CHROMIUMS.stream().filter(Files::isExecutable).findFirst().orElseThrow();
    }

    /** A page in a profile of its own, with its clock standing still. */
    Page page(int width, int height, ColorScheme scheme, String locale) {
        var page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setLocale(locale)
                        .setTimezoneId("Europe/Berlin"))
                .newPage();
        page.clock().setFixedTime(Views.NOW.toEpochMilli());
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
