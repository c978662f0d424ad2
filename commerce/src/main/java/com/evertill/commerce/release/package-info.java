/** A release: a numbered, signed, content-addressed change of the price book. */
@NullMarked
package com.evertill.commerce.release;

import org.jspecify.annotations.NullMarked;
