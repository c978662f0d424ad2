@NullMarked
package com.evertill.cloud.loyalty;

import org.jspecify.annotations.NullMarked;
