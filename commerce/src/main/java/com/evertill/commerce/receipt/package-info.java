/**
 * A receipt as a document, before it is paper, picture or text.
 *
 * <p>{@link com.evertill.commerce.receipt.ReceiptDocument} is what a thermal printer can do and nothing else: lines of text in a fixed pitch,
 * rules, codes, a cut. The printer's driver, the picture in the browser (SVG) and the text in an e-mail are three renderings of the same
 * document, so none can show what another does not.
 */
@NullMarked
package com.evertill.commerce.receipt;

import org.jspecify.annotations.NullMarked;
