package com.evertill.commerce.basket;

import com.evertill.commerce.tax.TaxRules;
import java.util.Currency;

/** How a basket began, and what holds for it until its end whoever has it: at a till, or as a cart of another head. */
public sealed interface Opening permits BasketEvent.BasketOpened, BasketEvent.CartOpened {
    BasketId basket();

    Owner owner();

    Currency currency();

    TaxRules taxRules();
}
