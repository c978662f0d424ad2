package com.evertill.cloud.carts;

import com.evertill.commerce.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a command was answered, the same to every repeat.
 *
 * @param refusal absent if it was done.
 */
public record CartAnswer(@Nullable Refusal refusal) {}
