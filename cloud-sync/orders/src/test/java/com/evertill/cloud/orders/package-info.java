@NullMarked
package com.evertill.cloud.orders;

import org.jspecify.annotations.NullMarked;
