@NullMarked
package com.evertill.cloud.server;

import org.jspecify.annotations.NullMarked;
