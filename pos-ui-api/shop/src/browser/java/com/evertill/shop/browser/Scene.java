package com.evertill.shop.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;

/**
 * A screen in one of its states.
 *
 * @param address path and query.
 * @param before what the server answers.
 * @param then what is done on the page to get there.
 */
record Scene(String name, String address, Prepare before, Act then) {

    interface Prepare {
        void on(FixtureServer server) throws IOException;
    }

    interface Act {
        void on(Page page, FixtureServer server) throws IOException;
    }

    @Override
    public String toString() {
        return name;
    }
}
