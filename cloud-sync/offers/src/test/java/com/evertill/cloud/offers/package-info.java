@NullMarked
package com.evertill.cloud.offers;

import org.jspecify.annotations.NullMarked;
