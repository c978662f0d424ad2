package com.evertill.edge.tender;

/** Nothing after it happens. */
final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1;
}
