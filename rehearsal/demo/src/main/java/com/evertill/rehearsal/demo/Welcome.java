package com.evertill.rehearsal.demo;

/** How to get in: addresses, pairing links, sign-ins. */
final class Welcome {
    private Welcome() {}

    static String to(Demo demo) {
        var manager = demo.manager();
        var table = new Table();
        for (var till : Demo.tills()) {
            var code = manager.pairingCode(till).code();
            table.row("Till " + till, demo.shop() + "/pair.html?code=" + code, "cashier " + signIn(DemoStore.CASHIER));
        }
        table.row("Shop's back office", demo.shop() + "/", "manager " + signIn(DemoStore.MANAGER));
        if (demo.options().cloud()) {
            table.row(
                    "Head office",
                    demo.layout().headOffice() + "/",
                    DemoOffice.USER + ", password " + DemoOffice.PASSWORD);
        }
        return "\n" + table + "\n\n  A till's link pairs one browser with it, once; each start makes new ones. Logs: "
                + demo.layout().folder().resolve("logs") + "\n  Ctrl-C stops everything.";
    }

    private static String signIn(DemoStore.SignIn who) {
        return who.staff() + ", PIN " + who.pin();
    }
}
