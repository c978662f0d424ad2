package com.evertill.devices;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tests that are no part of the native executable of tests ({@code ./evertill native --devices}), and why they cannot be. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
public @interface OnJvm {
    String value();
}
