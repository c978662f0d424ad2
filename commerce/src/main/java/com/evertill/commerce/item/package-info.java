/**
 * What a shop sells, and how much of it.
 *
 * <p>An {@link com.evertill.commerce.item.Item} is one row of the price book. Its id is made of its codes and nothing else, so that the same
 * article has the same id in every shop, every release and every file: {@code gtin:} and the fourteen digits of its GTIN, or {@code plu:} and
 * its price look-up number when it has no GTIN. A GTIN is always kept with fourteen digits (GS1 General Specifications, section 3.3.2 and
 * 7.2.7: shorter ones are filled with zeros from the left), so GTIN-8, GTIN-12 and GTIN-13 of the same article are the same row.
 *
 * <p>Quantities are whole thousandths, as scales and embedded barcodes give them; there is no floating-point number here.
 */
@NullMarked
package com.evertill.commerce.item;

import org.jspecify.annotations.NullMarked;
