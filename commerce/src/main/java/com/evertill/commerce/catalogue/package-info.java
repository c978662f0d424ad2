/**
 * A retailer's items as a CSV file, in and out.
 *
 * <p>The header names the columns, in any order: {@code gtin,plu,name,department,price,tax_class,unit}. Fields are quoted as RFC 4180 says, the
 * separator is what the header uses (comma, semicolon or tab), the text is UTF-8 with or without a byte order mark, lines end with LF or CRLF.
 * Prices are written with a decimal point, or with a comma where the caller says so; digits are never grouped.
 *
 * <p>{@link com.evertill.commerce.catalogue.CatalogueCsv} reads a file to its end and tells about every line: an
 * {@link com.evertill.commerce.item.Item}, or a {@link com.evertill.commerce.catalogue.BadLine} with all that is wrong with it. Whether a file
 * with bad lines is taken is the caller's decision; without being told otherwise, it is not.
 *
 * <p>Two things are stricter than RFC 4180, so that half a file is never taken for a whole one. A line break inside quotes is an error: no
 * field of ours can hold one, and an unpaired quote would otherwise swallow all lines behind it. And the last line must end with a line break
 * unless its last column is the unit, since half a price or half a name looks like a whole one, but half a unit does not.
 */
@NullMarked
package com.evertill.commerce.catalogue;

import org.jspecify.annotations.NullMarked;
