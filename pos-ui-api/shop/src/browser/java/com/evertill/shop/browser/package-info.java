/** The screens in a real browser, and their scripts under a strict compiler; needs the {@code browser} profile. */
@NullMarked
package com.evertill.shop.browser;

import org.jspecify.annotations.NullMarked;
