/**
 * Who is at the screen, and which till the screen belongs to.
 *
 * <p>A person signs in with staff number and PIN; a browser is bound to a till once, by a code that a manager made. What a browser holds is a
 * random token; the shop keeps only its hash. Guessing is bounded: after five wrong PINs a number rests, a minute the first time and twice as long
 * each time after.
 */
@NullMarked
package com.evertill.edge.staff;

import org.jspecify.annotations.NullMarked;
