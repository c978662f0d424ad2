package com.evertill.devices.jpos;

import jpos.BaseJposControl;
import jpos.CashDrawer;
import jpos.HardTotals;
import jpos.Keylock;
import jpos.LineDisplay;
import jpos.MSR;
import jpos.POSPrinter;
import jpos.Scale;
import jpos.Scanner;
import jpos.ToneIndicator;

/** Every service that {@link ServiceFactory} makes. */
enum Service {
    LINE_SCANNER("LineScanner"),
    HID_SCANNER("HidScanner"),
    KEYBOARD_SCANNER("KeyboardScanner"),
    ESC_POS_PRINTER("EscPosPrinter"),
    ESC_POS_CASH_DRAWER("EscPosCashDrawer"),
    CUSTOMER_DISPLAY("CustomerDisplay"),
    SERIAL_SCALE("SerialScale"),
    STRIPE_READER("StripeReader"),
    FOLDER_HARD_TOTALS("FolderHardTotals"),
    ESC_POS_TONE("EscPosTone"),
    KEYBOARD_KEYLOCK("KeyboardKeylock");

    private final String simpleName;

    Service(String simpleName) {
        this.simpleName = simpleName;
    }

    boolean isSharable() {
        return switch (this) {
            case ESC_POS_CASH_DRAWER, FOLDER_HARD_TOTALS, ESC_POS_TONE, KEYBOARD_KEYLOCK -> true;
            default -> false;
        };
    }

    boolean isInput() {
        return switch (this) {
            case LINE_SCANNER, HID_SCANNER, KEYBOARD_SCANNER, SERIAL_SCALE, STRIPE_READER -> true;
            case ESC_POS_PRINTER,
                    ESC_POS_CASH_DRAWER,
                    CUSTOMER_DISPLAY,
                    FOLDER_HARD_TOTALS,
                    ESC_POS_TONE,
                    KEYBOARD_KEYLOCK -> false;
        };
    }

    /** The control of its category. */
    BaseJposControl control() {
        return switch (this) {
            case LINE_SCANNER, HID_SCANNER, KEYBOARD_SCANNER -> new Scanner();
            case ESC_POS_PRINTER -> new POSPrinter();
            case ESC_POS_CASH_DRAWER -> new CashDrawer();
            case CUSTOMER_DISPLAY -> new LineDisplay();
            case SERIAL_SCALE -> new Scale();
            case STRIPE_READER -> new MSR();
            case FOLDER_HARD_TOTALS -> new HardTotals();
            case ESC_POS_TONE -> new ToneIndicator();
            case KEYBOARD_KEYLOCK -> new Keylock();
        };
    }

    String simpleName() {
        return simpleName;
    }
}
