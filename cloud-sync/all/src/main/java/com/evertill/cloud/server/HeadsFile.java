package com.evertill.cloud.server;

import com.evertill.cloud.api.Head;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.tax.TaxRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which heads may come with a key, and what the retailer's stores are called: {@code heads.json}. */
public record HeadsFile(List<Key> heads, List<Named> stores) {
    /** Where there is no such file, there is the web shop, and stores are called as their boxes call them. */
    static final HeadsFile NONE = new HeadsFile(List.of(), List.of());

    public HeadsFile {
        heads = List.copyOf(heads);
        stores = List.copyOf(stores);
    }

    /**
     * @param sha256 of the key, in hexadecimal: the file is no secret.
     * @param store where a till stands.
     */
    public record Key(HeadId name, Head.Kind kind, @Nullable String store, String sha256) {}

    /**
     * @param id {@code tenant.store}
     * @param taxRules as in the store's own settings; the European ones if absent.
     */
    public record Named(String id, String name, @Nullable TaxRules taxRules) {}
}
