/** The one way anything becomes bytes and comes back: JSON, RFC 8259, the same in the shop, in the cloud and in files. */
@NullMarked
package com.evertill.commerce.codec;

import org.jspecify.annotations.NullMarked;
