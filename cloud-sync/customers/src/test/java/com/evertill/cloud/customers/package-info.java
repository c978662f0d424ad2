@NullMarked
package com.evertill.cloud.customers;

import org.jspecify.annotations.NullMarked;
