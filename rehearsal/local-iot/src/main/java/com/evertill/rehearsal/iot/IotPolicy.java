package com.evertill.rehearsal.iot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An AWS IoT Core policy document and the question it answers. What no statement allows is denied, and one statement that denies outweighs
 * all that allow.
 *
 * <p>Read is what our policies need (AWS IoT Core Developer Guide, "AWS IoT Core policies"): effects, actions, resources with {@code *} and
 * {@code ?} and two policy variables. Anything else in a document (conditions, {@code NotAction}, other variables) is refused when it is read,
 * because a broker that overlooks a condition is more generous than the one it stands for.
 */
final class IotPolicy {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KNOWN = Set.of("Sid", "Effect", "Action", "Resource");

    /** Region and account are those of no deployment: a policy that names one is not meant for here. */
    private static final String ARN = "arn:aws:iot:local:000000000000:";

    private final List<Statement> statements;

    /** What may be done, and the kind of resource it is done to. */
    enum Action {
        CONNECT("iot:Connect", "client/"),
        PUBLISH("iot:Publish", "topic/"),
        RETAIN("iot:RetainPublish", "topic/"),
        SUBSCRIBE("iot:Subscribe", "topicfilter/"),
        RECEIVE("iot:Receive", "topic/");

        private final String name;
        private final String resource;

        Action(String name, String resource) {
            this.name = name;
            this.resource = resource;
        }
    }

    /**
     * Who asks.
     *
     * @param commonName of the certificate's subject.
     */
    record Principal(String commonName, String clientId) {}

    private record Statement(boolean allows, List<String> actions, List<Pattern> resources) {
        boolean speaksOf(Principal who, Action action, String name) {
            var arn = ARN + action.resource + name;
            return actions.stream().anyMatch(pattern -> pattern.equals(action.name) || pattern.equals("iot:*"))
                    && resources.stream().anyMatch(resource -> resource.matches(arn, who));
        }
    }

    private IotPolicy(List<Statement> statements) {
        this.statements = statements;
    }

    /** @throws IllegalArgumentException if the document is not one, or says something that would be overlooked here. */
    static IotPolicy parse(String document) {
        try {
            var statements = new ArrayList<Statement>();
            for (var statement : listOf(JSON.readTree(document).path("Statement"))) {
                statements.add(statement(statement));
            }
            return new IotPolicy(statements);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The policy is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** @param name a client id, a topic or a topic filter, as the action wants; wildcards of MQTT in a filter are plain characters here. */
    boolean allows(Principal who, Action action, String name) {
        var spoken = statements.stream()
                .filter(statement -> statement.speaksOf(who, action, name))
                .toList();
        return !spoken.isEmpty() && spoken.stream().allMatch(Statement::allows);
    }

    private static Statement statement(JsonNode node) {
        node.fieldNames().forEachRemaining(field -> {
            if (!KNOWN.contains(field)) {
                throw new IllegalArgumentException("The policy says '" + field + "', which is not understood here");
            }
        });
        return new Statement(
                switch (node.path("Effect").asText()) {
                    case "Allow" -> true;
                    case "Deny" -> false;
                    default ->
                        throw new IllegalArgumentException("An effect is Allow or Deny, not " + node.get("Effect"));
                },
                textsOf(node.path("Action")),
                textsOf(node.path("Resource")).stream().map(Pattern::parse).toList());
    }

    /** One value or a list of them: policy documents allow both. */
    private static List<JsonNode> listOf(JsonNode node) {
        var list = new ArrayList<JsonNode>();
        if (node.isArray()) {
            node.forEach(list::add);
        } else if (!node.isMissingNode()) {
            list.add(node);
        }
        return list;
    }

    private static List<String> textsOf(JsonNode node) {
        return listOf(node).stream().map(JsonNode::asText).toList();
    }

    /**
     * A resource with its wildcards and variables. A variable stands for plain characters even if it holds a wildcard: nobody widens a policy by
     * the name on a certificate.
     */
    private record Pattern(List<Token> tokens) {

        private sealed interface Token {}

        private record Plain(char character) implements Token {}

        private record AnyOne() implements Token {}

        private record AnyNumber() implements Token {}

        private record CommonName() implements Token {}

        private record ClientId() implements Token {}

        static Pattern parse(String text) {
            var tokens = new ArrayList<Token>();
            for (int at = 0; at < text.length(); at++) {
                if (text.startsWith("${", at)) {
                    int end = text.indexOf('}', at);
                    tokens.add(variable(text.substring(at + 2, end < 0 ? text.length() : end)));
                    at = end;
                } else {
                    tokens.add(
                            switch (text.charAt(at)) {
                                case '*' -> new AnyNumber();
                                case '?' -> new AnyOne();
                                default -> new Plain(text.charAt(at));
                            });
                }
            }
            return new Pattern(tokens);
        }

        private static Token variable(String name) {
            return switch (name) {
                case "iot:Certificate.Subject.CommonName" -> new CommonName();
                case "iot:ClientId" -> new ClientId();
                default ->
                    throw new IllegalArgumentException("The policy variable '" + name + "' is not understood here");
            };
        }

        boolean matches(String text, Principal who) {
            var plain = new ArrayList<Token>();
            for (var token : tokens) {
                switch (token) {
                    case CommonName() -> spell(who.commonName(), plain);
                    case ClientId() -> spell(who.clientId(), plain);
                    default -> plain.add(token);
                }
            }
            return matches(plain, text);
        }

        private static void spell(String value, List<Token> into) {
            value.chars().forEach(character -> into.add(new Plain((char) character)));
        }

        /** Greedy with one step back to the last {@code *}: no pattern makes it slower than length times length. */
        private static boolean matches(List<Token> pattern, String text) {
            int at = 0;
            int star = -1;
            int resume = 0;
            for (int read = 0; read < text.length(); ) {
                if (at < pattern.size() && pattern.get(at) instanceof AnyNumber) {
                    star = at++;
                    resume = read;
                } else if (at < pattern.size() && isOne(pattern.get(at), text.charAt(read))) {
                    at++;
                    read++;
                } else if (star >= 0) {
                    at = star + 1;
                    read = ++resume;
                } else {
                    return false;
                }
            }
            return pattern.subList(at, pattern.size()).stream().allMatch(AnyNumber.class::isInstance);
        }

        private static boolean isOne(Token token, char character) {
            return token instanceof AnyOne || (token instanceof Plain(var plain) && plain == character);
        }
    }
}
