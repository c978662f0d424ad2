/** The local stand-in for AWS IoT Core. */
@NullMarked
package com.evertill.rehearsal.iot;

import org.jspecify.annotations.NullMarked;
