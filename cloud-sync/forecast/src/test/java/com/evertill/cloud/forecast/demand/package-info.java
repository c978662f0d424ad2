@NullMarked
package com.evertill.cloud.forecast.demand;

import org.jspecify.annotations.NullMarked;
