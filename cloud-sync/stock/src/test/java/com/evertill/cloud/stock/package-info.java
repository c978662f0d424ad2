@NullMarked
package com.evertill.cloud.stock;

import org.jspecify.annotations.NullMarked;
