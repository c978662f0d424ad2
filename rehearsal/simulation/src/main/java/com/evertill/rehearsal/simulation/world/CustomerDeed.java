package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.carts.CartAction;
import com.evertill.commerce.item.Quantity;
import com.evertill.shop.api.TillAction;

/**
 * Somebody with a telephone does something to their cart, or shows it at a till.
 *
 * @param much which, or how much.
 */
record CustomerDeed(int shop, int till, int customer, Kind kind, int much) implements Deed {
    enum Kind {
        CHOOSES,
        TAKES_BACK,
        ORDERS,
        CALLS_OFF,
        SHOWS,
        /** The cashier, who does not wait for the cloud. */
        IS_SERVED_BY_THE_CODE,
        IS_SENT_AWAY
    }

    @Override
    public void happen(World world) {
        var screen = world.box(shop).tills.get(till - 1).screen;
        switch (kind) {
            case CHOOSES -> {
                var item = Goods.ITEMS.get(much % 3);
                world.customers.ask(shop, customer, new CartAction.Add(item.id(), Quantity.each(1 + much % 4)));
            }
            case TAKES_BACK -> {
                if (world.customers.ask(shop, customer, new CartAction.Fetch())) {
                    world.count(Fault.A_CART_WAS_TAKEN_BACK);
                }
            }
            case ORDERS -> {
                if (world.customers.order(shop, customer, much % 3 > 0)) {
                    world.count(Fault.A_CART_WAS_ORDERED);
                }
            }
            case CALLS_OFF -> {
                if (world.customers.callOff(shop, customer)) {
                    world.count(Fault.AN_ORDER_WAS_CALLED_OFF);
                }
            }
            case SHOWS -> show(world, screen);
            case IS_SERVED_BY_THE_CODE -> {
                var answer = screen.does(Screen.ANNA, new TillAction.TakeListed(), toString());
                if (answer.isAnswered() && answer.refusal() == null) {
                    world.count(Fault.A_CART_WAS_SOLD_BY_ITS_CODE);
                }
            }
            case IS_SENT_AWAY -> screen.does(Screen.ANNA, new TillAction.LeaveCart(), toString());
        }
    }

    private void show(World world, Screen screen) {
        var code = world.customers.code(shop, customer);
        if (code != null) {
            world.customers.wasShown(code);
            world.count(Fault.A_CART_WAS_SHOWN_AT_A_TILL);
            screen.does(Screen.ANNA, new TillAction.WantCart(code.text()), toString());
        }
    }

    @Override
    public String toString() {
        return "customer " + customer + " of shop " + shop + " "
                + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + (kind == Kind.SHOWS ? " their cart at till " + till : "");
    }
}
