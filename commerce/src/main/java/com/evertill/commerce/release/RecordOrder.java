package com.evertill.commerce.release;

import com.evertill.commerce.release.ReleaseRecord.Put;
import com.evertill.commerce.release.ReleaseRecord.Remove;
import com.evertill.commerce.release.ReleaseRecord.Taxes;

/** The tax table first, then items by strictly ascending id: no item twice, and two books can be compared in one pass. */
final class RecordOrder {
    private String last = "";
    private boolean isAtStart = true;

    /** Whether this record may come next. */
    boolean follows(ReleaseRecord record) {
        var id =
                switch (record) {
                    case Taxes _ -> "";
                    case Put(var item) -> item.id();
                    case Remove(var itemId) -> itemId;
                };
        boolean follows = id.isEmpty() ? isAtStart : id.compareTo(last) > 0;
        isAtStart = false;
        last = id;
        return follows;
    }
}
