/**
 * From what a scanner read or a cashier typed to the item it names, exactly or not at all.
 *
 * <p>{@link com.evertill.commerce.codes.CodeReader} is the door: text, symbology and the store's own rules go in, a
 * {@link com.evertill.commerce.codes.Code} or a {@link com.evertill.commerce.codes.Rejected} from a closed list comes out. It never throws for
 * any text, and it never guesses: what could be read in two ways is rejected, because a wrong product in a basket costs more than a second
 * scan. From this follow three rules that a reader may wonder about:
 *
 * <ul>
 *   <li>Digits are a PLU only when a person typed them. Four digits out of a Code 39 symbol are somebody's locker number.
 *   <li>Element strings without brackets are read only when the symbology identifier (ISO/IEC 15424, {@code ]C1} and its like) or an FNC1
 *       in them says that they are such: {@code 01...} might as well be a UPC-A number.
 *   <li>A code whose prefix the store uses for prices and weights is never looked up as a plain GTIN when its inner check digit is wrong.
 * </ul>
 *
 * <p>Sources: GS1 General Specifications, sections 3 (Application Identifiers), 5 (symbologies), 7.8 (processing of data) and 7.9 (check
 * digits); GS1 Digital Link Standard: URI Syntax; GS1 Barcode Syntax Dictionary, which a test compares the table of Application Identifiers
 * with. Codes of things that are not sold by the piece at a till (SSCC, coupons, locations) are read and then rejected as naming no item.
 */
@NullMarked
package com.evertill.commerce.codes;

import org.jspecify.annotations.NullMarked;
