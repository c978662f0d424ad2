/** How this store is set up: who it is, what it is taxed by, which tills stand in it. A file, read at start. */
@NullMarked
package com.evertill.edge.store;

import org.jspecify.annotations.NullMarked;
