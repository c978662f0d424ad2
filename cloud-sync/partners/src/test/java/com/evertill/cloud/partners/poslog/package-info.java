@NullMarked
package com.evertill.cloud.partners.poslog;

import org.jspecify.annotations.NullMarked;
