/** One release of head office, two readers that know nothing of each other: the till's catalogue and the carts' own copy. */
@NullMarked
package com.evertill.rehearsal.simulation.prices;

import org.jspecify.annotations.NullMarked;
