@NullMarked
package com.evertill.cloud.aws;

import org.jspecify.annotations.NullMarked;
