package com.evertill.cloud.lake;

import java.time.LocalDate;

/** What lies together: a retailer's business day. */
record Partition(String tenant, LocalDate businessDay) {}
