/**
 * What every screen uses, in the shop and in head office; no page of its own.
 *
 * <p>The files are plain ES modules and style sheets under {@code META-INF/resources/kit}, which the server serves at {@code /kit/}; no bundler,
 * no Node. A page loads them as they are, and finds lit by an import map: the merger of the maps in lit's own jars. {@code kit/importmap.json}
 * holds that merger as one line, every page repeats it to the letter in {@code <script type="importmap">}, and a test holds both, so that one
 * hash in the content security policy serves every page ({@link com.evertill.ui.kit.ScreenHeaders}). Nothing else is inline.
 *
 * <ul>
 *   <li>{@code tokens.css}, {@code base.css}: colours in pairs, light and dark, sizes, and what elements look like. {@code early.js} and
 *       {@code theme.js}: the explicit switch.
 *   <li>{@code live.js}: the newest whole view, pushed by a web socket. {@code commands.js}: commands with an id of their own, repeated until
 *       answered. {@code http.js}: requests, and problem details as errors. {@code session.js}: who is signed in, and the door.
 *   <li>{@code money.js}, {@code quantity.js}, {@code codes.js}: what the shop counts and reads, as people write it. {@code texts.js}: catalogues.
 *   <li>{@code wedge.js}: scanners that pretend to be keyboards; {@code stripe.js}: readers of payment cards that do. {@code keypad.js}, {@code table.js}, {@code dialog.js}, {@code toasts.js},
 *       {@code parts.js}, {@code sound.js}: what is seen and heard. {@code element.js}: the base of elements, in the page's own DOM.
 * </ul>
 *
 * <p>The catalogues of texts are read here too, where the server speaks to people: {@link com.evertill.ui.kit.Catalogue}.
 */
@NullMarked
package com.evertill.ui.kit;

import org.jspecify.annotations.NullMarked;
