package com.evertill.cloud.prices;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/** The zones there are, by configuration. */
public record Zones(@JsonProperty("zones") List<Zone> all) {
    public Zones {
        all = List.copyOf(all);
    }

    public Optional<Zone> find(String name) {
        return all.stream().filter(zone -> zone.name().equals(name)).findFirst();
    }
}
