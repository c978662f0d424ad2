package com.evertill.rehearsal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** The shop and the cloud, which know the same in the end. */
final class BothSides {
    private final Demo demo;
    private final Progress progress;

    BothSides(Demo demo, Progress progress) {
        this.demo = demo;
        this.progress = progress;
    }

    /**
     * Waits until every fact of the shop is confirmed and the day's sums are equal on both sides, by till, shift, figure and name, to the cent.
     *
     * @throws DemoFault if they are not, after {@code limit}.
     */
    void awaitEqual(Duration limit) {
        var manager = demo.manager();
        progress.await("Facts travel up", limit, () -> {
            var sync = manager.view().sync();
            return sync.online() && sync.waiting() == 0;
        });
        var day = manager.view().businessDay();
        var office = demo.headOffice();
        progress.await("The cloud adds up", limit, () -> {
            var here = sums(manager.http().get("/api/shop/totals?day=" + day));
            return !here.isEmpty() && here.equals(sums(office.totals(DemoStore.NODE, day)));
        });
    }

    /** Sums in one form, whichever side tells them. */
    private static Set<String> sums(JsonNode totals) {
        var sums = new TreeSet<String>();
        for (var total : totals) {
            var minor = total.has("minor") ? total.get("minor") : total.at("/amount/minor");
            sums.add(String.join(
                    " ",
                    total.get("till").asText(),
                    total.get("shift").asText(),
                    total.get("figure").asText(),
                    total.get("name").asText(),
                    total.get("count").asText(),
                    minor.asText()));
        }
        return sums;
    }
}
