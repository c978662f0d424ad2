/** What should be on the shelves: a fold over the journal, never a count of its own. */
@NullMarked
package com.evertill.edge.stock;

import org.jspecify.annotations.NullMarked;
