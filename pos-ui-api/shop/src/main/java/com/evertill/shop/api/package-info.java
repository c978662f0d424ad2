/**
 * The shop's headless API: what any head may ask of the box in the shop, as annotated interfaces and the records they speak in.
 *
 * <p>Every change is a {@link com.evertill.shop.api.TillCommand} with an id made by the head; a repeat is answered like the first. A refusal is
 * answered with status 409, a fault with 4xx or 5xx, both as problem details (RFC 9457), whose {@code type} is {@code urn:evertill:…} and whose
 * {@code detail} is in the language that was asked for. What a screen shows is one whole, versioned view ({@link com.evertill.shop.api.TillView},
 * {@link com.evertill.shop.api.ShopView}); the same view is answered to a GET and pushed over the web socket beside it, and a head drops a view
 * older than the one it has.
 *
 * <p>Who asks is known by two cookies: the browser's pairing with its till, and the session of the person who signed in with staff number and
 * PIN. A cashier sees and commands the till that the browser is paired with; a manager every till of the shop.
 */
@NullMarked
package com.evertill.shop.api;

import org.jspecify.annotations.NullMarked;
