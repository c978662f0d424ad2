package com.evertill.rehearsal.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.rehearsal.iot.IotPolicy.Action;
import com.evertill.rehearsal.iot.IotPolicy.Principal;
import org.junit.jupiter.api.Test;

class IotPolicyTest {
    private static final Principal WHO = new Principal("demo.store1.box1", "client-7");

    @Test
    void what_nobody_allows_is_denied() {
        var policy = IotPolicy.parse("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        assertThat(policy.allows(WHO, Action.CONNECT, "client-7")).isFalse();
    }

    @Test
    void a_denial_outweighs_every_permission() {
        var policy = policy(allow("iot:*", "*"), statement("Deny", "iot:Publish", "arn:aws:iot:*:*:topic/secret/*"));
        assertThat(policy.allows(WHO, Action.PUBLISH, "open/a")).isTrue();
        assertThat(policy.allows(WHO, Action.PUBLISH, "secret/a")).isFalse();
        assertThat(policy.allows(WHO, Action.SUBSCRIBE, "secret/a")).isTrue();
    }

    @Test
    void a_permission_is_for_its_action_and_its_kind_of_resource_only() {
        var policy = policy(allow("iot:Publish", "arn:aws:iot:*:*:topic/a"));
        assertThat(policy.allows(WHO, Action.PUBLISH, "a")).isTrue();
        assertThat(policy.allows(WHO, Action.RECEIVE, "a")).isFalse();
        assertThat(policy.allows(WHO, Action.RETAIN, "a")).isFalse();
        var mixedUp = policy(allow("iot:Subscribe", "arn:aws:iot:*:*:topic/a"));
        assertThat(mixedUp.allows(WHO, Action.SUBSCRIBE, "a")).isFalse();
    }

    @Test
    void a_star_matches_any_number_of_characters_also_across_levels() {
        var policy = policy(allow("iot:Publish", "arn:aws:iot:*:*:topic/pos/*/facts"));
        assertThat(policy.allows(WHO, Action.PUBLISH, "pos/v1/x/facts")).isTrue();
        assertThat(policy.allows(WHO, Action.PUBLISH, "pos//facts")).isTrue();
        assertThat(policy.allows(WHO, Action.PUBLISH, "pos/facts")).isFalse();
        assertThat(policy.allows(WHO, Action.PUBLISH, "pos/v1/x/facts/more")).isFalse();
    }

    @Test
    void a_question_mark_matches_exactly_one_character() {
        var policy = policy(allow("iot:Publish", "arn:aws:iot:*:*:topic/lane-?"));
        assertThat(policy.allows(WHO, Action.PUBLISH, "lane-1")).isTrue();
        assertThat(policy.allows(WHO, Action.PUBLISH, "lane-")).isFalse();
        assertThat(policy.allows(WHO, Action.PUBLISH, "lane-12")).isFalse();
    }

    @Test
    void the_wildcards_of_mqtt_are_plain_characters_in_a_policy() {
        var policy = policy(allow("iot:Subscribe", "arn:aws:iot:*:*:topicfilter/pos/+/facts"));
        assertThat(policy.allows(WHO, Action.SUBSCRIBE, "pos/+/facts")).isTrue();
        assertThat(policy.allows(WHO, Action.SUBSCRIBE, "pos/x/facts")).isFalse();
        assertThat(policy.allows(WHO, Action.SUBSCRIBE, "pos/#")).isFalse();
    }

    @Test
    void variables_stand_for_the_certificate_and_the_client() {
        var policy = policy(
                allow("iot:Publish", "arn:aws:iot:*:*:topic/${iot:Certificate.Subject.CommonName}/${iot:ClientId}/x"));
        assertThat(policy.allows(WHO, Action.PUBLISH, "demo.store1.box1/client-7/x"))
                .isTrue();
        assertThat(policy.allows(WHO, Action.PUBLISH, "demo.store1.box2/client-7/x"))
                .isFalse();
    }

    @Test
    void a_wildcard_in_a_name_widens_nothing() {
        var policy = policy(allow("iot:Publish", "arn:aws:iot:*:*:topic/${iot:ClientId}/x"));
        var cunning = new Principal("cn", "*");
        assertThat(policy.allows(cunning, Action.PUBLISH, "*/x")).isTrue();
        assertThat(policy.allows(cunning, Action.PUBLISH, "another/x")).isFalse();
    }

    @Test
    void a_policy_of_another_region_allows_nothing_here() {
        var policy = policy(allow("iot:Publish", "arn:aws:iot:eu-central-1:123456789012:topic/a"));
        assertThat(policy.allows(WHO, Action.PUBLISH, "a")).isFalse();
    }

    @Test
    void what_would_be_overlooked_is_refused_when_it_is_read() {
        assertThatThrownBy(() -> IotPolicy.parse("""
                        {"Statement":{"Effect":"Allow","Action":"iot:Connect","Resource":"*","Condition":{}}}"""))
                .hasMessage("The policy says 'Condition', which is not understood here");
        assertThatThrownBy(
                        () -> policy(allow("iot:Connect", "arn:aws:iot:*:*:client/${iot:Connection.Thing.ThingName}")))
                .hasMessage("The policy variable 'iot:Connection.Thing.ThingName' is not understood here");
        assertThatThrownBy(() -> policy(statement("Perhaps", "iot:Connect", "*")))
                .hasMessage("An effect is Allow or Deny, not \"Perhaps\"");
        assertThatThrownBy(() -> IotPolicy.parse("{")).hasMessageStartingWith("The policy is not JSON");
    }

    private static IotPolicy policy(String... statements) {
        return IotPolicy.parse("{\"Statement\":[" + String.join(",", statements) + "]}");
    }

    private static String allow(String action, String resource) {
        return statement("Allow", action, resource);
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"}".formatted(effect, action, resource);
    }
}
