package com.evertill.rehearsal.demo;

import com.evertill.rehearsal.demo.Demo.Member;
import java.util.List;

/**
 * What a rehearsal puts around the parts, which know nothing of it.
 *
 * @param wrapper a program that the shop's service is started through, with its arguments; empty for none.
 * @param shopSettings {@code -Dname=value}, which go before what the demo says.
 * @param allCompilers as a server is run; otherwise JVMs do with the first compiler, and start sooner.
 */
public record Rig(List<String> wrapper, Wiring wiring, List<String> shopSettings, boolean allCompilers) {
    public static final Rig NONE = new Rig(List.of(), (_, broker) -> broker, List.of(), false);

    /** For measuring. */
    public static final Rig IN_EARNEST = new Rig(List.of(), NONE.wiring(), List.of(), true);

    /** How the broker is reached. */
    public interface Wiring {
        /**
         * @param broker where it really listens.
         * @return the port that this member is told.
         */
        int portFor(Member member, int broker);
    }

    public static Rig wrapped(List<String> wrapper) {
        return new Rig(List.copyOf(wrapper), NONE.wiring(), List.of(), false);
    }

    public static Rig wired(Wiring wiring) {
        return new Rig(List.of(), wiring, List.of(), false);
    }

    public static Rig told(String... shopSettings) {
        return new Rig(List.of(), NONE.wiring(), List.of(shopSettings), false);
    }
}
