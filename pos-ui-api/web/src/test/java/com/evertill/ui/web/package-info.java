@NullMarked
package com.evertill.ui.web;

import org.jspecify.annotations.NullMarked;
