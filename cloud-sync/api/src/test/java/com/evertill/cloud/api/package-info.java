@NullMarked
package com.evertill.cloud.api;

import org.jspecify.annotations.NullMarked;
