@NullMarked
package com.evertill.cloud.carts;

import org.jspecify.annotations.NullMarked;
