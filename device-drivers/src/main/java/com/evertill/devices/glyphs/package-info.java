/**
 * Text as dots, for what a printer has no characters for.
 *
 * <p>{@link com.evertill.devices.glyphs.GlyphFont} is GNU Unifont: a glyph of 8 or 16 by 16 dots for each of the 57 086 visible characters of Unicode's
 * basic plane, in 0.75 MB, read a block of 256 characters at a time when one of them is first needed. A bitmap font and not AWT, because AWT asks for
 * the font libraries of a desktop, which a native executable on a box without a screen has not; and because thermal paper is made of dots.
 * {@code unifont-licence.txt} beside it is the licence under which it is taken along (SIL OFL 1.1).
 *
 * <p>{@link com.evertill.devices.glyphs.DrawnText} puts a line together: right-to-left runs in their order on paper (Unicode Annex 9, by
 * {@link java.text.Bidi}), Arabic and Persian letters in the forms in which they join ({@link com.evertill.devices.glyphs.ArabicForms}), marks upon
 * their letters. A line reads from the left as a whole, since names and prices stand in columns.
 *
 * <p><b>What it cannot:</b> conjuncts and reordered vowels of Devanagari and its relatives, Khmer and Burmese stacks come out letter by letter, readable
 * with good will; Urdu and other letters that the presentation forms lack stand unjoined; characters beyond the basic plane, such as emoji and rare
 * ideographs, have no glyph. Han characters have their Chinese shapes. A printer with its own characters prints finer than this.
 */
@NullMarked
package com.evertill.devices.glyphs;

import org.jspecify.annotations.NullMarked;
