/**
 * The web shop: a head for customers with a telephone in their hand, on nothing but the GraphQL API of the heads ({@code POST /graphql} of whoever serves it).
 *
 * <p>There is no Java in it. The files are plain ES modules under {@code META-INF/resources/web}, served at {@code /web/}, made of the same parts as the
 * other screens ({@link com.evertill.ui.kit}):
 *
 * <ul>
 *   <li>{@code start.js}: the frame; the page stands in the address behind the {@code #}. {@code pages/}: an element each.
 *   <li>{@code api.js}: queries, and subscriptions as a stream of server-sent events on a connection that is made again whenever it breaks. What a subscription
 *       says is only that something has changed: it is asked for then, and an older picture is never shown over a newer one.
 *   <li>{@code outbox.js}: commands, each with an id, written down in the browser before it is sent and sent again until it is answered, also by the next
 *       page: on a bad line nothing is lost, and nothing is done twice.
 *   <li>{@code shopping.js}: the chosen store, its cart, and whether somebody answers; {@code visitor.js}: the secret by which this browser is known.
 *   <li>{@code qr.js}: the code by which a cart goes to a till.
 * </ul>
 */
@NullMarked
package com.evertill.ui.web;

import org.jspecify.annotations.NullMarked;
