package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.sqlite.Database;
import com.evertill.edge.enrolment.Enrolment;
import com.evertill.edge.enrolment.Stage;
import com.evertill.edge.sync.CloudLink;
import com.evertill.edge.sync.Outgoing;
import java.util.Locale;

/** A box that has no journal yet, from one start to the next stop or until it has its place: what the server puts together, driven by steps. */
final class Enrolling implements CloudLink.Listener {
    private final Box box;
    private final Database database;
    private final Enrolment enrolment;
    private final CloudLink link;
    private boolean online;
    private Stage told = Stage.IT_CALLS_THE_CLOUD;

    Enrolling(Box box, Database database) {
        this.box = box;
        this.database = database;
        this.enrolment = new Enrolment(
                box.store(),
                database,
                "simulated",
                CloudMachine.LEDGER.getPublic(),
                box::freshName,
                new Downloads(box));
        this.link = box.line.link();
        link.start(this);
    }

    /** Whether the head of this box shows that somebody at head office has to act. */
    boolean waitsFor(String code) {
        var standing = enrolment.standing();
        return standing.stage() == Stage.HEAD_OFFICE_HAS_TO_APPROVE
                && standing.code().equals(code);
    }

    boolean isOnline() {
        return online;
    }

    boolean isRestoring() {
        return enrolment.stage() == Stage.IT_FETCHES_WHAT_THE_SHOP_HAD;
    }

    /** Whether it has its place now, and can be a shop. */
    boolean work() {
        enrolment.step(box.clock.now()).ifPresent(this::publish);
        tell();
        while (true) {
            switch (enrolment.restore(box.clock.now())) {
                case THERE_MAY_BE_MORE -> {}
                case NOTHING_TO_DO -> {
                    return false;
                }
                case THE_JOURNAL_HAS_BEGUN -> {
                    link.stop();
                    database.close();
                    return true;
                }
            }
        }
    }

    private void publish(Outgoing message) {
        var unused = link.publish(message.topic().of(box.node()), message.payload())
                .whenComplete((_, failed) -> {
                    if (failed != null) {
                        enrolment.undelivered(box.clock.now());
                    }
                });
    }

    private void tell() {
        var standing = enrolment.standing();
        if (standing.stage() != told) {
            told = standing.stage();
            box.world.tell(box.name(), told.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            if (told == Stage.HEAD_OFFICE_HAS_TO_APPROVE) {
                box.world.count(Fault.A_BOX_HAD_TO_BE_APPROVED);
                box.world.office.isAsked(box, standing.code());
            }
        }
    }

    @Override
    public void connected() {
        box.world.tell(box.name(), "the cloud is there");
        online = true;
        enrolment.connected(box.clock.now());
        box.wake();
    }

    @Override
    public void disconnected(String why) {
        box.world.tell(box.name(), "the cloud is away: " + why);
        online = false;
        enrolment.disconnected();
    }

    @Override
    public void received(String topic, byte[] payload) {
        enrolment.received(topic, payload, box.clock.now());
        box.wake();
    }
}
