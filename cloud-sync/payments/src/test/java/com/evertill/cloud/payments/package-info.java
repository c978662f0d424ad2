@NullMarked
package com.evertill.cloud.payments;

import org.jspecify.annotations.NullMarked;
