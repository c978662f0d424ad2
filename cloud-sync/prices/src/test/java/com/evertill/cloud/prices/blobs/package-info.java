@NullMarked
package com.evertill.cloud.prices.blobs;

import org.jspecify.annotations.NullMarked;
