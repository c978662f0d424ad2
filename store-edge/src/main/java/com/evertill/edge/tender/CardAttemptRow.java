package com.evertill.edge.tender;

import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.OfflineRefusal;
import com.evertill.commerce.tender.PaidByCard;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An attempt as it stands in its table. */
final class CardAttemptRow {

    static CardAttempt read(ResultSet row) throws SQLException {
        var approval = row.getBytes("approval");
        var trouble = row.getString("trouble");
        var beyond = row.getString("beyond");
        long asked = row.getLong("asked");
        boolean wasAsked = !row.wasNull();
        int tender = row.getInt("tender");
        boolean hasTender = !row.wasNull();
        return new CardAttempt(
                row.getString("reference"),
                new TillId(row.getInt("till")),
                new BasketId(row.getString("basket")),
                new Money(row.getLong("minor"), Currency.getInstance(row.getString("currency"))),
                State.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("intended")),
                wasAsked ? Instant.ofEpochMilli(asked) : null,
                row.getBoolean("cancelled"),
                row.getInt("denials"),
                hasTender ? tender : null,
                approval == null ? null : Json.read(approval, CardApproval.class),
                row.getString("reversal"),
                trouble == null ? null : Trouble.valueOf(trouble),
                row.getString("detail"),
                row.getBoolean("signed"),
                beyond == null ? null : OfflineRefusal.valueOf(beyond),
                refund(row));
    }

    private static @Nullable RefundOrder refund(ResultSet row) throws SQLException {
        var reason = row.getString("refund_reason");
        var receipt = row.getString("refund_receipt");
        var payment = receipt == null
                ? null
                : new PaidByCard(
                        ReceiptNumber.parse(receipt), row.getInt("refund_tender"), row.getString("refund_payment"));
        return reason == null
                ? null
                : new RefundOrder(
                        payment, row.getString("refund_original"), reason, new StaffId(row.getString("refund_by")));
    }

    private CardAttemptRow() {}
}
