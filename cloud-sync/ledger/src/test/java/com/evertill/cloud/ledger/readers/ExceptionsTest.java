package com.evertill.cloud.ledger.readers;

import static com.evertill.cloud.ledger.Rig.DAY;
import static com.evertill.cloud.ledger.Rig.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.ledger.RigBench;
import com.evertill.cloud.ledger.Sales;
import com.evertill.cloud.ledger.readers.Exceptions.OpenException;
import com.evertill.commerce.facts.Payload.ExceptionClosed;
import com.evertill.commerce.facts.Payload.PaymentForwarded;
import com.evertill.commerce.facts.Payload.TerminalReconciled;
import com.evertill.commerce.tender.Forwarded;
import com.evertill.commerce.tender.OfflineApproval;
import com.evertill.commerce.tender.ReceiptNumber;
import org.junit.jupiter.api.Test;

/** What somebody in a shop must see to, as head office sees it. */
class ExceptionsTest extends RigBench {

    private static PaymentForwarded declined(String exception) {
        var payment = new OfflineApproval(
                "1-7", Sales.TILL, new ReceiptNumber(Sales.TILL, 1, 3), 1, Sales.euro(699), NOW.minusSeconds(3_600));
        return new PaymentForwarded(payment, Forwarded.DECLINED, exception, "no cover");
    }

    private static TerminalReconciled differs(String exception) {
        return new TerminalReconciled(Sales.TILL, Sales.SHIFT, exception, Sales.euro(699), Sales.euro(0), null, null);
    }

    private static ExceptionClosed closed(String exception) {
        return new ExceptionClosed(exception, Sales.TILL, Sales.CASHIER, "written off");
    }

    private void happened(com.evertill.commerce.facts.Payload payload) {
        box.happened(NOW, DAY, payload);
        cloud.receive(box, box.highest(), box.highest());
        cloud.read();
    }

    @Test
    void what_the_bank_declined_later_is_open_until_the_shop_closes_it() {
        happened(declined("1-1-R1"));
        happened(differs("1-1-R2"));
        assertThat(cloud.readers.exceptions().open())
                .extracting(OpenException::id)
                .containsExactly("1-1-R1", "1-1-R2");
        assertThat(cloud.readers.exceptions().open().getFirst().fact()).isEqualTo(declined("1-1-R1"));
        happened(closed("1-1-R1"));
        assertThat(cloud.readers.exceptions().open())
                .extracting(OpenException::id)
                .containsExactly("1-1-R2");
    }

    @Test
    void what_the_bank_confirmed_opens_nothing() {
        var payment = declined("x").payment();
        happened(new PaymentForwarded(payment, Forwarded.CONFIRMED, null, null));
        assertThat(cloud.readers.exceptions().open()).isEmpty();
    }

    /** The streams of two boxes are read each by itself. */
    @Test
    void what_a_later_box_closed_is_not_opened_by_what_comes_late_of_the_one_before() {
        var next = box.replacement();
        next.happened(NOW, DAY, closed("1-1-R1"));
        cloud.receive(next, 1, 1);
        cloud.read();
        happened(declined("1-1-R1"));
        assertThat(cloud.readers.exceptions().open()).isEmpty();
    }

    @Test
    void it_can_be_made_again_from_the_archive() {
        happened(declined("1-1-R1"));
        var before = cloud.readers.exceptions().open();
        cloud.readers.rebuild();
        assertThat(cloud.readers.exceptions().open()).isEmpty();
        cloud.read();
        assertThat(cloud.readers.exceptions().open()).isEqualTo(before);
    }
}
