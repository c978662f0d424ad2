package com.evertill.cloud.payments;

import com.evertill.commerce.money.Money;

/** For which order how much is to be authorised. */
public record Terms(String order, Money amount) {}
