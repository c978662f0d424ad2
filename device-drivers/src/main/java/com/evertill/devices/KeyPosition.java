package com.evertill.devices;

/** Where the key switch of a lane stands. */
public enum KeyPosition {
    /** Nothing is to be sold here. */
    LOCKED,
    /** As where there is no switch at all. */
    NORMAL,
    /** Whoever is responsible for the lanes has turned their key. */
    SUPERVISOR
}
