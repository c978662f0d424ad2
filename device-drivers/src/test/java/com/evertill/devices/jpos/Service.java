package com.evertill.devices.jpos;

import jpos.BaseJposControl;
import jpos.CashDrawer;
import jpos.LineDisplay;
import jpos.MSR;
import jpos.POSPrinter;
import jpos.Scale;
import jpos.Scanner;

/** Every service that {@link ServiceFactory} makes. */
enum Service {
    LINE_SCANNER("LineScanner"),
    HID_SCANNER("HidScanner"),
    KEYBOARD_SCANNER("KeyboardScanner"),
    ESC_POS_PRINTER("EscPosPrinter"),
    ESC_POS_CASH_DRAWER("EscPosCashDrawer"),
    CUSTOMER_DISPLAY("CustomerDisplay"),
    SERIAL_SCALE("SerialScale"),
    STRIPE_READER("StripeReader");

    private final String simpleName;

    Service(String simpleName) {
        this.simpleName = simpleName;
    }

    boolean isSharable() {
        return this == ESC_POS_CASH_DRAWER;
    }

    boolean isInput() {
        return switch (this) {
            case LINE_SCANNER, HID_SCANNER, KEYBOARD_SCANNER, SERIAL_SCALE, STRIPE_READER -> true;
            case ESC_POS_PRINTER, ESC_POS_CASH_DRAWER, CUSTOMER_DISPLAY -> false;
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
        };
    }

    String simpleName() {
        return simpleName;
    }
}
