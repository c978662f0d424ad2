package com.evertill.commerce.codes;

/** What became of a scan. */
public sealed interface Reading permits Code, Rejected {}
