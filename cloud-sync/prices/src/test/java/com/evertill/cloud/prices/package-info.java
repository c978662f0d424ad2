@NullMarked
package com.evertill.cloud.prices;

import org.jspecify.annotations.NullMarked;
