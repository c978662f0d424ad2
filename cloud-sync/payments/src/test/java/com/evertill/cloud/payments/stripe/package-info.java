@NullMarked
package com.evertill.cloud.payments.stripe;

import org.jspecify.annotations.NullMarked;
