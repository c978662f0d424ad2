/**
 * The retailer's other systems: what they are told of what happens in shops, and in which forms.
 */
@NullMarked
package com.evertill.cloud.partners;

import org.jspecify.annotations.NullMarked;
