/**
 * One API for all heads: what a web shop, an app, a kiosk and a till's staff can ask and do, in GraphQL.
 *
 * <p>The schema comes first: {@code api/schema.graphql}, in nothing but types, scalars and directives that AWS AppSync has, deployed there and served here
 * from the same file. {@link com.evertill.cloud.api.CommerceApi} is the door: query, caller and time in, the result as GraphQL words it out.
 *
 * <ul>
 *   <li>This is the one module that calls several services. It has no state and no rule of its own about carts, orders or stock: their doors
 *       decide, and what they refuse is a value in the answer, not a GraphQL error. Errors are for requests that make no sense, are not allowed or are too much.
 *   <li>Who may do what is one table ({@link com.evertill.cloud.api.Access}) with a row for each field that can be asked and for each type; a test holds
 *       that none is missing. It is applied to the whole operation before anything of it is done.
 *   <li>How much one request may cost is counted before it is executed, by the sizes of the lists it asks for; the same count is what a caller pays with
 *       ({@link com.evertill.cloud.api.Rates}).
 *   <li>Money is whole minor units. Lists that grow have pages. Commands carry an id of the head's making; the services answer each repeat as they did before.
 *   <li>Subscriptions say that something has changed, not what: the services' own events, which may come twice and late, make heads ask again
 *       ({@link com.evertill.cloud.api.Feeds}). On AppSync the same events come in as the mutations {@code tell...}, which nobody but a rule of the bus may call.
 * </ul>
 */
@NullMarked
package com.evertill.cloud.api;

import org.jspecify.annotations.NullMarked;
