@NullMarked
package com.evertill.cloud.headoffice;

import org.jspecify.annotations.NullMarked;
