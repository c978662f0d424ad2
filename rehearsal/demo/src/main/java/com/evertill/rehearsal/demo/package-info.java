/**
 * The whole of Evertill on one machine: what {@code ./evertill run} and {@code ./evertill smoke} start.
 *
 * <p>Every part is a process of its own, started as it would be in production, with its own log file: local IoT Core, the simulated lanes, the
 * stand-in for a provider of payments, the cloud, the shop. They are stopped in the opposite order, so that a shop that still has something to say finds somebody to say it to. All that
 * they know lies below one folder, and the next start goes on with it; what they were told (certificates, keys, the store's configuration, the
 * ports) is in files there too, so that it can be read, changed and compared with a real shop's.
 *
 * <p>Nothing is put in by a side door: the demo catalogue goes through head office's API, is approved and released there, and the shop has
 * pulled and activated it before the demo calls itself ready.
 *
 * <p>It sells from two catalogues, kept as the files a retailer would hand in: {@code demo/catalogue-eur.csv}, a German supermarket, and
 * {@code demo/catalogue-usd.csv}, a smaller American one. Their articles are generic and belong to nobody: the GTIN-13 begin with 952, the
 * prefix that GS1 keeps for demonstrations, and the GTIN-12 with 4, which GS1 leaves to every shop for itself (GS1 General Specifications,
 * section 1.4). Produce has its IFPS numbers (94011 is the organic 4011); what the counters weigh, and the bakery, have numbers of the
 * shop's own from 2001 on. Taxes are those of German practice in 2026: 7 % on food, also on flowers, print and feed, 19 % on drinks, on plant
 * drinks and on the rest.
 *
 * <p>{@link com.evertill.rehearsal.demo.GeneratedCatalogue} makes as many items as a benchmark asks for.
 */
@NullMarked
package com.evertill.rehearsal.demo;

import org.jspecify.annotations.NullMarked;
