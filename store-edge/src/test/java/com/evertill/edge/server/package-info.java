@NullMarked
package com.evertill.edge.server;

import org.jspecify.annotations.NullMarked;
