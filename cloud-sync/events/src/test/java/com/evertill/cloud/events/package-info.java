@NullMarked
package com.evertill.cloud.events;

import org.jspecify.annotations.NullMarked;
