package com.evertill.edge.server;

import com.evertill.edge.stock.Stockroom;
import com.evertill.shop.api.GoodsApi;
import com.evertill.shop.api.GoodsCommand;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;

/** The stockroom over HTTP. */
@RunOnVirtualThread
public class GoodsResource implements GoodsApi {
    private static final int LONGEST_TEXT = 100;

    @Inject
    Edge edge;

    @Inject
    Callers callers;

    @Override
    public FoundGoods find(String text) {
        callers.manager();
        if (text.length() > LONGEST_TEXT) {
            throw Problem.badRequest();
        }
        var shop = edge.shop();
        return shop.database().read(tx -> shop.stockroom().find(tx, text));
    }

    @Override
    public Booking book(GoodsCommand command) {
        var manager = callers.manager();
        if (command == null) {
            throw Problem.badRequest();
        }
        var shop = edge.shop();
        return switch (shop.stockroom().book(shop.database(), command, manager, edge.now())) {
            case Stockroom.Answer.Booked(var sequence) -> {
                edge.changed();
                yield new Booking(command.id(), sequence);
            }
            case Stockroom.Answer.Refused(var refusal) -> throw Problem.refused(refusal);
        };
    }
}
