/**
 * The pure core: what shop, cloud and every other head compute alike.
 *
 * <p>Nothing in here knows a clock, a disk, a network or a framework. {@code basket} decides and evolves, {@code pricing} and {@code tax} turn a
 * basket into amounts, {@code codes} reads what a scanner sends, {@code facts} are what a shop remembers and tells, {@code messages} and
 * {@code release} are what shop and cloud say to each other, {@code codec} is the one way any of it becomes bytes.
 */
@NullMarked
package com.evertill.commerce;

import org.jspecify.annotations.NullMarked;
