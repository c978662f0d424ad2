/**
 * Commands that a service of the cloud was given: each carries an id, and a repeat is answered the same ({@link com.evertill.cloud.commands.CommandLog}).
 */
@NullMarked
package com.evertill.cloud.commands;

import org.jspecify.annotations.NullMarked;
