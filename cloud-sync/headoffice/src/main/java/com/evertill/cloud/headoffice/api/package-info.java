/**
 * Head office's API: annotated interfaces and the records they speak in.
 *
 * <p>Commands may be repeated: a draft's id is made by whoever begins it, everything else says what shall be, and a release that there is already is
 * answered as it is. A refusal is answered with status 409, a fault with 4xx or 5xx, both as problem details (RFC 9457) whose {@code type} is
 * {@code urn:evertill:…} and whose {@code detail} is in the language that was asked for.
 *
 * <p>Who asks is known by a cookie, the session of a person who signed in with name and password. Money is whole minor units with its currency.
 */
@NullMarked
package com.evertill.cloud.headoffice.api;

import org.jspecify.annotations.NullMarked;
