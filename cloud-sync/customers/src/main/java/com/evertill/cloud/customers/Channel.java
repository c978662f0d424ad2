package com.evertill.cloud.customers;

/** By what a person is reached. */
public enum Channel {
    EMAIL,
    SMS
}
