package com.evertill.rehearsal.proof.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.rehearsal.demo.DemoStore;
import com.evertill.rehearsal.demo.Http;
import com.evertill.shop.api.TillAction;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bench of simulated devices beside a till, as a manager sees and uses it. */
@ExtendWith(Whole.Shared.class)
class DeviceBenchTest {
    /** 1.19 */
    private static final String MILK = "9521274000158";

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void a_scanner_reads_the_receipts_number_off_a_picture_of_its_paper(ColorScheme scheme, Whole whole)
            throws Exception {
        var till = TillPage.atClosedTill(whole, 1);
        till.type("0").says("Ready for the next customer");
        till.scan(MILK).showsTotal("€1.19").key("F9").click("€1.19 exact").says("Paid");
        var sale = Objects.requireNonNull(whole.demo().manager().till(1).lastSale());
        var bench = bench(whole, scheme);
        var slip = bench.locator(".slip")
                .filter(new Locator.FilterOptions().setHasText(sale.receipt().toString()))
                .last(); // 1-1-1 is in 1-1-12 as well, which is older
        assertThat(code(slip.locator("svg.bars"))).isEqualTo(sale.receipt().toString());
        till.page().context().close();
        bench.context().close();
    }

    @Test
    void a_click_on_the_shelf_is_a_scan_at_the_till(Whole whole) {
        var till = TillPage.atClosedTill(whole, 1);
        till.type("0").says("Ready for the next customer");
        var bench = bench(whole, ColorScheme.LIGHT);
        bench.locator(".good-on-shelf").first().click();
        assertThat(till.lines()).hasCount(1);
        till.page().context().close();
        bench.context().close();
    }

    @Test
    void what_is_scanned_while_the_key_is_on_locked_is_refused_and_beeps(Whole whole) {
        var till = TillPage.atClosedTill(whole, 1);
        till.type("0").says("Ready for the next customer");
        var bench = bench(whole, ColorScheme.LIGHT);
        var beeps = bench.getByLabel("Key switch").first();
        int before = Integer.parseInt(beeps.locator(".figures").innerText());
        turn(bench, "Locked");
        awaitKey(whole, till, true);
        bench.locator(".good-on-shelf").first().click();
        till.says("The till's key is on locked");
        assertThat(beeps).containsText("Beeps so far: " + (before + 2));
        turn(bench, "Normal");
        awaitKey(whole, till, false);
        bench.locator(".good-on-shelf").first().click();
        assertThat(till.lines()).hasCount(1);
        till.page().context().close();
        bench.context().close();
    }

    /** Key switch and scanner have a wire each: what was turned first may be heard last. */
    private static void awaitKey(Whole whole, TillPage till, boolean isLocked) {
        till.page().waitForCondition(() -> refusal(whole).contains("THE_KEY_SWITCH_IS_LOCKED") == isLocked);
    }

    /** Of what cannot be done in any case. */
    private static String refusal(Whole whole) {
        try {
            whole.demo().manager().order(1, new TillAction.VoidLine(99));
            return "";
        } catch (Http.Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static void turn(Page bench, String position) {
        var key = bench.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(position).setExact(true));
        key.click();
        assertThat(key).hasAttribute("aria-pressed", "true");
    }

    private static Page bench(Whole whole, ColorScheme scheme) {
        var page = whole.freshBrowser(scheme).newPage();
        page.navigate(whole.demo().shop().toString());
        page.getByLabel("Staff number").fill(DemoStore.MANAGER.staff());
        page.getByLabel("PIN").fill(DemoStore.MANAGER.pin());
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in"))
                .click();
        page.getByText("Where to?").waitFor();
        page.navigate(whole.demo().shop() + "/lane.html?lane=1");
        page.locator(".roll").waitFor();
        return page;
    }

    /** By a reader that has seen neither the printer's simulator nor the page. */
    private static String code(Locator bars) throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(bars.screenshot()));
        int width = image.getWidth();
        int height = image.getHeight();
        var source = new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        var hints = Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.CODE_128));
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), hints)
                .getText();
    }
}
