package com.evertill.cloud.customers;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a customer who is signed in wants done about themselves. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "command")
public sealed interface CustomerCommand {
    /** To be called so; empty to be called nothing. */
    record Rename(String name) implements CustomerCommand {}

    /** @param code that was sent there. */
    record AddContact(String contact, String code) implements CustomerCommand {}

    record RemoveContact(String contact) implements CustomerCommand {}

    /** @param wording the version of the text that they had before them. */
    record Allow(Purpose purpose, String wording) implements CustomerCommand {}

    record Disallow(Purpose purpose, String wording) implements CustomerCommand {}

    record SignOutEverywhere() implements CustomerCommand {}

    /** To be forgotten. */
    record Erase() implements CustomerCommand {}
}
