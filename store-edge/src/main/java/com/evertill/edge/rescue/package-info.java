/**
 * What can be done for a journal whose file is damaged: bits that rotted, sectors that are gone, a copy that was torn.
 *
 * <p>Nothing is mended in place, and nothing is sold on it: what SQLite would still answer from such a file may be wrong, and a number that was drawn
 * may be among what is gone. The file and its log are set aside under a name with the date ({@link com.evertill.edge.rescue.Rescue}), for good, and
 * a report in plain words is laid beside them. The box then goes the way of one that was replaced, as its own successor: it asks for its place, and a
 * new epoch begins with what the cloud has.
 *
 * <p>Everything that can be read is saved. {@link com.evertill.edge.rescue.RawPages} does not ask SQLite for it, which would stop at the first page that
 * it does not like: it looks at every page of the file and its log by itself and takes out whatever has the form of a fact. What looks like one and is
 * none, or is one with a bit turned, falls out by the chain: a fact counts when its hash follows from the one before. So the facts that the cloud had
 * not confirmed yet are joined to those that it had, as far as they follow without a gap, and are sent as what they are, facts of the old epoch.
 */
@NullMarked
package com.evertill.edge.rescue;

import org.jspecify.annotations.NullMarked;
