/** The words: one catalogue per language, read by the screens in the browser and by the server for refusals and receipts alike. */
@NullMarked
package com.evertill.shop.texts;

import org.jspecify.annotations.NullMarked;
