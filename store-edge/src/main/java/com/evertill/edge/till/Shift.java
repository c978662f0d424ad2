package com.evertill.edge.till;

import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.tender.ShiftNumber;
import java.time.Instant;
import java.time.LocalDate;

/** The open drawer session of a till. Whatever is sold in it belongs to its business day, also after midnight. */
public record Shift(ShiftNumber number, StaffId cashier, Instant opened, LocalDate businessDay) {}
