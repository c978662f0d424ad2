@NullMarked
package com.evertill.cloud.lake;

import org.jspecify.annotations.NullMarked;
