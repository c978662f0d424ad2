@NullMarked
package com.evertill.cloud.ledger.readers;

import org.jspecify.annotations.NullMarked;
