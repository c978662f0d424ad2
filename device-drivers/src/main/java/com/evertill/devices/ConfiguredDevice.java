package com.evertill.devices;

/**
 * A device that {@code jpos.xml} names.
 *
 * @param category of UnifiedPOS, such as {@code POSPrinter}; empty where the entry has none.
 */
public record ConfiguredDevice(String logicalName, String category) {}
