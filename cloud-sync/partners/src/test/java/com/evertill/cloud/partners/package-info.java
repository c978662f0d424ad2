@NullMarked
package com.evertill.cloud.partners;

import org.jspecify.annotations.NullMarked;
