@NullMarked
package com.evertill.ui.server;

import org.jspecify.annotations.NullMarked;
