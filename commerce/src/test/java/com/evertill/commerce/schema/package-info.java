/** The published JSON Schemas, and what holds them, the samples and the code together. */
@NullMarked
package com.evertill.commerce.schema;

import org.jspecify.annotations.NullMarked;
