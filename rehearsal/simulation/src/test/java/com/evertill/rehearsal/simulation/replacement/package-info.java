/** Boxes that take each other's place: the whole way, from an empty folder to a drawer that is counted, with a real ledger and real files, and no line. */
@NullMarked
package com.evertill.rehearsal.simulation.replacement;

import org.jspecify.annotations.NullMarked;
