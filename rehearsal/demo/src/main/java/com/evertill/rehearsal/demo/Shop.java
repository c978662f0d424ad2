package com.evertill.rehearsal.demo;

import com.evertill.shop.api.CommandAnswer;
import com.evertill.shop.api.GoodsApi.Booking;
import com.evertill.shop.api.GoodsCommand;
import com.evertill.shop.api.SessionApi.Pairing;
import com.evertill.shop.api.SessionApi.PairingCode;
import com.evertill.shop.api.SessionApi.Session;
import com.evertill.shop.api.SessionApi.SignIn;
import com.evertill.shop.api.ShopApi.ForTill;
import com.evertill.shop.api.ShopApi.Link;
import com.evertill.shop.api.ShopApi.NewPairingCode;
import com.evertill.shop.api.ShopApi.StockLevel;
import com.evertill.shop.api.ShopView;
import com.evertill.shop.api.SyncView;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import com.evertill.shop.api.TillView;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** One browser in the shop, through the API that its screens use. */
public final class Shop {
    private final Http http;

    Shop(URI address) {
        this.http = new Http(address);
    }

    Session signIn(String staff, String pin) {
        return http.post("/api/session", new SignIn(staff, pin), Session.class);
    }

    public NewPairingCode pairingCode(int till) {
        return http.post("/api/shop/pairing-codes", new ForTill(till), NewPairingCode.class);
    }

    Pairing pair(String code) {
        return http.post("/api/pairing", new PairingCode(code), Pairing.class);
    }

    public ShopView view() {
        return http.get("/api/shop", ShopView.class);
    }

    public SyncView plug(boolean plugged) {
        return http.put("/api/shop/link", new Link(plugged), SyncView.class);
    }

    public TillView till(int till) {
        return http.get("/api/tills/" + till, TillView.class);
    }

    /** @return the view after it. */
    public TillView command(int till, TillAction action) {
        return send(till, new TillCommand(UUID.randomUUID().toString(), null, action));
    }

    /** The same, without looking at what came of it. */
    public void order(int till, TillAction action) {
        var command = new TillCommand(UUID.randomUUID().toString(), null, action);
        http.post("/api/tills/" + till + "/commands", command, CommandAnswer.class);
    }

    /** Under an id of the caller's, so that it can be repeated. */
    public TillView send(int till, TillCommand command) {
        http.post("/api/tills/" + till + "/commands", command, CommandAnswer.class);
        return till(till);
    }

    /** @return of its fact in the journal, the sequence. */
    public long book(GoodsCommand command) {
        return http.post("/api/shop/goods/bookings", command, Booking.class).sequence();
    }

    /** What should be on the shelves of what a search finds. */
    public List<StockLevel> stock(String text) {
        var query = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return List.of(http.get("/api/shop/stock?query=" + query, StockLevel[].class));
    }

    Http http() {
        return http;
    }
}
