/** Who is who: a tenant's store, the box in it, a till on that box. */
@NullMarked
package com.evertill.commerce.node;

import org.jspecify.annotations.NullMarked;
