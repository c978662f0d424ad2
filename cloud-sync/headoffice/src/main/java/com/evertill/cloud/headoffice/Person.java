package com.evertill.cloud.headoffice;

import com.evertill.cloud.headoffice.api.SessionApi.Role;

/** Somebody who works at head office. */
public record Person(String name, String fullName, Role role) {
    /** Whether what needs this role may be done. */
    public boolean may(Role needed) {
        return role.compareTo(needed) >= 0;
    }
}
