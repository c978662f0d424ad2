/**
 * Who is at the screen, and which till the screen belongs to.
 *
 * <p>A person signs in with staff number and PIN; a browser is bound to a till once, by a code that a manager made. What a browser holds is a
 * random token; the shop keeps only its hash. Guessing is bounded: after five wrong PINs a number rests, a minute the first time and twice as long
 * each time after.
 *
 * <p>Every request asks for its session and its browser's till, so what the tables said is remembered until one of them changes. The tables stay
 * the truth: a sign-out is in force when it returns, and time is looked at each time.
 */
@NullMarked
package com.evertill.edge.staff;

import org.jspecify.annotations.NullMarked;
