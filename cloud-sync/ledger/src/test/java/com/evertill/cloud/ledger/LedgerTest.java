package com.evertill.cloud.ledger;

import static com.evertill.cloud.ledger.Rig.DAY;
import static com.evertill.cloud.ledger.Rig.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.node.NodeId;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest extends RigBench {
    @BeforeEach
    void twelve_sales() {
        sell(box, 12);
    }

    @Test
    void a_batch_is_confirmed_up_to_its_last_fact_under_the_ledgers_signature() {
        var outcome = cloud.receive(box, 1, 3);
        assertThat(outcome).isInstanceOf(Outcome.Taken.class);
        assertConfirms(outcome.answer(), 3);
        assertThat(outcome.answer().hash()).isEqualTo(box.hashAt(3));
        assertThat(outcome.answer().isSignedBy(cloud.keys.getPublic())).isTrue();
    }

    @Test
    void f09_a_repeat_is_a_normal_outcome_with_the_same_answer() {
        cloud.receive(box, 1, 3);
        var repeated = cloud.receive(box, 1, 3);
        assertThat(repeated).isInstanceOf(Outcome.Repeated.class);
        assertConfirms(repeated.answer(), 3);
        assertThat(cloud.ledger.alarms().all()).isEmpty();
        assertThat(cloud.ledger.quarantine().entries()).isEmpty();
    }

    @Test
    void an_old_repeat_is_answered_with_how_far_it_is_now() {
        cloud.receive(box, 1, 3);
        cloud.receive(box, 4, 9);
        assertConfirms(cloud.receive(box, 1, 3).answer(), 9);
    }

    @Test
    void the_order_in_which_batches_come_does_not_matter() {
        var newest = cloud.receive(box, 7, 9);
        assertThat(newest).isInstanceOf(Outcome.WaitsForEarlier.class);
        assertConfirms(newest.answer(), 0);
        assertConfirms(cloud.receive(box, 4, 6).answer(), 0);
        var gapClosed = cloud.receive(box, 1, 3);
        assertThat(gapClosed).isInstanceOf(Outcome.Taken.class);
        assertConfirms(gapClosed.answer(), 9);
    }

    @Test
    void f04_an_outage_during_catch_up_loses_nothing() {
        cloud.receive(box, 1, 3);
        cloud.receive(box, 7, 9);
        cloud = cloud.restarted(folder);
        assertConfirms(cloud.ledger.hello(box.node(), box.hello(NOW, 0), NOW), 3);
        assertConfirms(cloud.receive(box, 4, 6).answer(), 9);
    }

    @Test
    void f31_a_gap_is_never_confirmed_over() {
        cloud.receive(box, 1, 3);
        cloud.receive(box, 7, 12);
        assertConfirms(cloud.ledger.hello(box.node(), box.hello(NOW, 3), NOW), 3);
        assertThat(cloud.ledger.states().all())
                .extracting(NodeState::highest, NodeState::confirmed, NodeState::lag)
                .containsExactly(tuple(12L, 3L, 9L));
    }

    @Test
    void f31_a_greeting_that_comes_late_is_no_journal_that_lost_its_end() {
        var late = box.hello(NOW, 0);
        sell(box, 3);
        cloud.receive(box, 1, box.highest());
        cloud.ledger.hello(box.node(), late, NOW.plusSeconds(40));
        assertThat(alarms()).isEmpty();
    }

    @Test
    void a_hello_that_comes_late_does_not_take_back_how_far_the_journal_reaches() {
        var late = box.hello(NOW, 0);
        sell(box, 4);
        cloud.ledger.hello(box.node(), box.hello(NOW.plusSeconds(10), 0), NOW.plusSeconds(20));
        cloud.ledger.hello(box.node(), late, NOW.plusSeconds(40));
        assertThat(cloud.ledger.states().all().getFirst().highest()).isEqualTo(box.highest());
    }

    @Test
    void f31_both_ends_are_compared_with_every_hello() {
        cloud.receive(box, 1, 9);
        var restored = new Box(box.node(), 1, box.keys());
        sell(restored, 5);
        assertConfirms(cloud.ledger.hello(box.node(), restored.hello(NOW, 5), NOW), 9);
        cloud.ledger.hello(box.node(), restored.helloOfOneThatLostItsEnd(NOW, 5, 9), NOW);
        assertThat(alarms()).containsExactly(Alarm.Kind.THE_NODE_HOLDS_LESS_THAN_THE_CLOUD);
        cloud.ledger.hello(box.node(), box.hello(NOW, 12), NOW);
        assertThat(alarms()).contains(Alarm.Kind.THE_CLOUD_HOLDS_LESS_THAN_IT_CONFIRMED);
    }

    @Test
    void f14_a_batch_altered_on_its_way_is_quarantined_and_alarmed() {
        var wire = box.batch(1, 3);
        wire[wire.length / 2] ^= 1;
        assertRejected(cloud.ledger.receive(box.node(), wire, NOW), Rejection.ITS_SIGNATURE_IS_WRONG);
        assertThat(alarms()).containsExactly(Alarm.Kind.A_BATCH_WAS_REJECTED);
        assertConfirms(cloud.receive(box, 1, 3).answer(), 3);
    }

    @Test
    void f14_a_batch_signed_by_somebody_else_is_rejected() {
        var impostor = new Box(box.node(), 1, Box.newKeys());
        sell(impostor, 3);
        assertRejected(cloud.receive(impostor, 1, 3), Rejection.ITS_SIGNATURE_IS_WRONG);
    }

    @Test
    void f14_facts_that_do_not_chain_are_rejected_even_when_signed() {
        var other = new Box(box.node(), 1, box.keys());
        other.happened(NOW, DAY, Sales.ofApples(1, 9)).happened(NOW, DAY, Sales.ofApples(2, 9));
        var spliced = List.of(box.journal().get(0), other.journal().get(1));
        var wire = new Batch(box.node(), 1, box.hashAt(0), spliced)
                .encode(box.keys().getPrivate());
        assertRejected(cloud.ledger.receive(box.node(), wire, NOW), Rejection.ITS_CHAIN_IS_BROKEN);
        assertThat(alarms()).containsExactly(Alarm.Kind.THE_CHAIN_CONTRADICTS);
    }

    @Test
    void a_batch_on_another_nodes_topic_is_rejected() {
        var neighbour = new Box("acme.2.a");
        cloud.allow(box, neighbour);
        assertRejected(cloud.ledger.receive(neighbour.node(), box.batch(1, 3), NOW), Rejection.IT_IS_OF_ANOTHER_NODE);
        assertThat(cloud.archive.streams()).isEmpty();
    }

    @Test
    void a_node_without_a_certificate_is_not_heard() {
        var stranger = new Box("acme.9.z");
        sell(stranger, 1);
        assertRejected(cloud.receive(stranger, 1, 1), Rejection.ITS_NODE_IS_UNKNOWN);
        assertThat(cloud.ledger
                        .hello(stranger.node(), stranger.hello(NOW, 0), NOW)
                        .problem())
                .isEqualTo(Rejection.ITS_NODE_IS_UNKNOWN);
        assertThat(alarms()).containsExactly(Alarm.Kind.THE_NODE_IS_NOT_REGISTERED);
    }

    @Test
    void a_box_with_a_key_of_another_kind_is_refused_and_nobody_elses_standing_changes() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
        var ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        var ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp384r1"));
        var newcomer = new Box("acme.9.z").node();
        for (var wrong : List.of(rsa, ed25519, ec.generateKeyPair().getPublic())) {
            assertThatThrownBy(() -> cloud.ledger.registry().allow(Map.of(newcomer, wrong), NOW))
                    .isInstanceOf(RegistrationFault.class)
                    .hasMessageContainingAll("acme.9.z", "EC P-256");
        }
        assertThat(cloud.ledger.registry().keyOf(newcomer)).isEmpty();
        assertConfirms(cloud.receive(box, 1, 3).answer(), 3);
    }

    @Test
    void a_withdrawn_node_is_not_heard_any_more_and_its_facts_stay() {
        cloud.receive(box, 1, 3);
        cloud.allow();
        assertRejected(cloud.receive(box, 4, 6), Rejection.ITS_NODE_IS_UNKNOWN);
        assertThat(cloud.archive.find(new FactStream(box.node(), 1), 1)).isPresent();
        cloud.allow(box);
        assertConfirms(cloud.receive(box, 4, 6).answer(), 6);
    }

    @Test
    void rubbish_is_rejected_whatever_it_is() {
        for (var rubbish : List.of(new byte[0], new byte[] {1, 2, 3}, new byte[100_000], cut(box.batch(1, 3)))) {
            assertThat(cloud.ledger.receive(box.node(), rubbish, NOW)).isInstanceOf(Outcome.Rejected.class);
        }
        assertThat(cloud.ledger.alarms().all()).extracting(Alarm::count).containsExactly(4L);
    }

    @Test
    void quarantine_keeps_the_newest_and_cannot_be_filled_up() {
        for (int i = 0; i < 3 * Quarantine.MOST_PER_NODE; i++) {
            cloud.ledger.receive(box.node(), new byte[i], NOW);
        }
        assertThat(cloud.ledger.quarantine().entries())
                .hasSize(Quarantine.MOST_PER_NODE)
                .first()
                .extracting(Quarantine.Entry::bytes)
                .isEqualTo(3 * Quarantine.MOST_PER_NODE - 1);
    }

    @Test
    void history_that_was_rewritten_is_refused() {
        cloud.receive(box, 1, 3);
        var rewritten = new Box(box.node(), 1, box.keys());
        for (int i = 1; i <= 6; i++) {
            rewritten.happened(NOW, DAY, Sales.ofApples(i, 1));
        }
        assertRejected(cloud.receive(rewritten, 1, 3), Rejection.IT_CONTRADICTS_WHAT_IS_HELD);
        assertRejected(cloud.receive(rewritten, 4, 6), Rejection.IT_CONTRADICTS_WHAT_IS_HELD);
        assertThat(alarms()).containsExactly(Alarm.Kind.THE_CHAIN_CONTRADICTS);
        assertConfirms(cloud.receive(box, 4, 6).answer(), 6);
    }

    @Test
    void a_waiting_batch_that_does_not_follow_stops_the_confirmation_before_it() {
        var rewritten = new Box(box.node(), 1, box.keys());
        for (int i = 1; i <= 6; i++) {
            rewritten.happened(NOW, DAY, Sales.ofApples(i, 1));
        }
        cloud.receive(rewritten, 4, 6);
        var closing = cloud.receive(box, 1, 3).answer();
        assertThat(closing.sequence()).isEqualTo(3);
        assertThat(closing.problem()).isEqualTo(Rejection.IT_CONTRADICTS_WHAT_IS_HELD);
        assertThat(alarms()).containsExactly(Alarm.Kind.THE_CHAIN_CONTRADICTS);
    }

    @Test
    void a_replaced_box_begins_a_stream_of_its_own() {
        cloud.receive(box, 1, 9);
        var second = box.replacement();
        sell(second, 2);
        var answer = cloud.receive(second, 1, 2).answer();
        assertConfirms(answer, 2);
        assertThat(answer.epoch()).isEqualTo(2);
        assertConfirms(cloud.receive(box, 10, 12).answer(), 12);
    }

    @Test
    void f16_the_boxs_clock_is_measured_against_the_clouds() {
        cloud.ledger.hello(box.node(), box.hello(NOW.plusSeconds(90), 0), NOW);
        assertThat(cloud.ledger.states().all())
                .extracting(NodeState::skew, NodeState::lastSeen)
                .containsExactly(tuple(Duration.ofSeconds(90), NOW));
    }

    @Test
    void a_hello_in_another_name_or_without_its_fields_is_refused_and_alarmed() {
        var other = new Box(NodeId.parse("acme.2.a"), 1, box.keys());
        cloud.ledger.hello(box.node(), other.hello(NOW, 0), NOW);
        var whole = box.hello(NOW, 0);
        cloud.ledger.hello(
                box.node(),
                new Hello(whole.node(), 0, 1, 0, "z".repeat(500), 0, 0, "x", whole.capabilities(), NOW, null, null),
                NOW);
        assertThat(cloud.ledger.states().all()).isEmpty();
        assertThat(cloud.ledger.alarms().all())
                .extracting(Alarm::kind, Alarm::count)
                .containsExactly(tuple(Alarm.Kind.A_HELLO_WAS_REJECTED, 2L));
    }

    private void assertConfirms(Confirmed answer, long sequence) {
        assertThat(answer.sequence()).isEqualTo(sequence);
        assertThat(answer.problem()).isNull();
    }

    private static void assertRejected(Outcome outcome, Rejection why) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(rejected.why())
                .isEqualTo(why));
        assertThat(outcome.answer().problem()).isEqualTo(why);
    }

    private List<Alarm.Kind> alarms() {
        return cloud.ledger.alarms().all().stream().map(Alarm::kind).toList();
    }

    private static byte[] cut(byte[] wire) {
        return java.util.Arrays.copyOf(wire, wire.length - 7);
    }

    private static void sell(Box box, int sales) {
        for (int i = 1; i <= sales; i++) {
            box.happened(NOW.plusSeconds(i), DAY, Sales.ofApples(i, i));
        }
    }
}
