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
        table.row("Shop's back office", demo.shop() + "/shop.html", "manager " + signIn(DemoStore.MANAGER));
        if (demo.options().devices()) {
            table.row("Simulated lanes", demo.shop() + "/lane.html", "manager; scan, look at the paper, break things");
        }
        if (demo.options().cloud()) {
            table.row(
                    "Head office",
                    demo.layout().headOffice() + "/",
                    DemoOffice.USER + ", password " + DemoOffice.PASSWORD);
            table.row("Web shop", demo.layout().headOffice() + "/web/", "anybody; best on a telephone's screen");
            table.row(
                    "Payment provider",
                    demo.layout().provider() + "/",
                    "a stand-in; what was paid, and what goes wrong next");
        }
        return """

                %s

                  A till's link pairs one browser with it, once; use a private window for a second till.
                  Logs are in %s. Ctrl-C stops everything.""".formatted(table, demo.layout().folder().resolve("logs"));
    }

    private static String signIn(DemoStore.SignIn who) {
        return who.staff() + ", PIN " + who.pin();
    }
}
