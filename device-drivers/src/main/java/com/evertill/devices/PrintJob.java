package com.evertill.devices;

import com.evertill.commerce.receipt.ReceiptDocument;

/** @param id comes back with the outcome; never used twice by one till. */
public record PrintJob(String id, ReceiptDocument document) {}
