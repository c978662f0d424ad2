@NullMarked
package com.evertill.cloud.forecast;

import org.jspecify.annotations.NullMarked;
