package com.evertill.devices;

/** What kind of code a scanner read. The {@code GS1_} ones carry GS1 element strings (application identifiers). */
public enum Symbology {
    EAN_13,
    EAN_8,
    UPC_A,
    UPC_E,
    CODE_128,
    GS1_128,
    GS1_DATABAR,
    GS1_DATABAR_EXPANDED,
    CODE_39,
    ITF,
    QR,
    GS1_QR,
    DATA_MATRIX,
    GS1_DATA_MATRIX,
    PDF_417,
    /** The scanner did not say, or said something that no shop needs yet. */
    OTHER
}
