/**
 * What is bought together, and what a customer may like next.
 *
 * <p><b>Bought together</b> is asked of a graph of baskets and what they hold ({@link com.evertill.cloud.offers.PurchaseGraph}), in Gremlin, in TinkerGraph: in
 * this process, made anew some times a day from the newest baskets, and thrown away. A pair is a rule if there are enough of it, more than by chance,
 * and clearly so ({@link com.evertill.cloud.offers.Affinity}). The questions name nothing that Amazon Neptune has not; a graph there would be filled as
 * baskets come, which nobody does here, and nothing was tried on it.
 *
 * <p><b>An offer</b> is decided when the fact of a sale comes, if it is fresh and names its customer, or when they look at a head with something in their
 * cart, by a pure function ({@link com.evertill.cloud.offers.Verdict}): of what goes with it the most likely that they have not bought lately. It says what
 * they may like and changes no price. Campaigns limit how many there are and how often a customer gets one.
 *
 * <p><b>Consent.</b> Only who allows both that what they bought is looked at and that offers are shown is remembered, and gets one. Baskets are nobody's.
 * Who allows it no more, or is erased, is forgotten: what was decided stays as nobody's, to be counted. What all buy together says nothing about
 * anybody: it is shown to visitors, and to customers too unless they have said that they want to be shown nothing.
 *
 * <p><b>What it does</b> is known by those who are held out: the same part of all customers of a campaign for its whole life, by a hash of their reference,
 * decided and limited in the same way, and then not told. How many more of the others bought the item while the offer lasted is the
 * {@linkplain com.evertill.cloud.offers.Uplift uplift}, with its interval. What is given to a head counts as seen, and is told once; for who is held out the
 * same is told in the same moment, and they are given nothing, not even what all buy together. So the two groups can be told apart as a whole, and as
 * those alone who looked. Who is held out and signs out is a visitor, and is shown what visitors are.
 *
 * <p>Sales are known by their event, consents by their number, offers by their id: order and repetition do not matter. All of it can be made again from the
 * bus: offers from what was told here itself, since old sales lead to no new ones.
 *
 * <p>Heads ask {@link com.evertill.cloud.offers.Offers#look}, or hear {@link com.evertill.cloud.offers.OffersEvents#OFFERED}; the way down to the tills,
 * ahead of need, there is not.
 */
@NullMarked
package com.evertill.cloud.offers;

import org.jspecify.annotations.NullMarked;
