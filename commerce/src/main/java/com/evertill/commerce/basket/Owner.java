package com.evertill.commerce.basket;

import com.evertill.commerce.basket.BasketEvent.HandedToHead;
import com.evertill.commerce.basket.BasketEvent.OwnerChanged;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.ShiftNumber;

/** Who alone may do anything to a basket. There is one at any time, and it changes only by recall. */
public sealed interface Owner {

    /** That the basket is this owner's from now on. */
    BasketEvent recalled();

    /** A till, in a shift of its cashier. */
    record AtTill(TillId till, ShiftNumber shift, StaffId cashier) implements Owner {
        @Override
        public BasketEvent recalled() {
            return new OwnerChanged(till, shift, cashier);
        }
    }

    /** A web shop, an app or a kiosk. */
    record AtHead(HeadId head) implements Owner {
        @Override
        public BasketEvent recalled() {
            return new HandedToHead(head);
        }
    }
}
