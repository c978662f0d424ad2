package com.evertill.edge.staff;

import com.evertill.commerce.node.StaffId;

/** Somebody who was recognised, and what they may do. */
public record Actor(StaffId staff, String name, boolean isManager) {}
