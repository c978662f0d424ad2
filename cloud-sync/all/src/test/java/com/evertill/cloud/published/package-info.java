@NullMarked
package com.evertill.cloud.published;

import org.jspecify.annotations.NullMarked;
