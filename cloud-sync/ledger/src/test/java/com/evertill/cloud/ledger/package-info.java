@NullMarked
package com.evertill.cloud.ledger;

import org.jspecify.annotations.NullMarked;
