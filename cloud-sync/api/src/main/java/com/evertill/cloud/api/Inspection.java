package com.evertill.cloud.api;

import com.evertill.cloud.api.ApiError.Code;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.ExecutionContext;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Looks at a whole operation before anything of it is done: whether the caller may, how deep it goes, and what it costs. A field costs a point; ten
 * if it is looked up somewhere, fifty if it is a command; and what is under a list as many times as the list may be long: what {@code first} says, or ten.
 */
final class Inspection {
    private static final int LOOKED_UP = 10;
    private static final int COMMAND = 50;
    private static final int LIST = 10;

    /** The introspection that tools do goes deeper than heads do. */
    private static final int DEPTH_OF_INTROSPECTION = 16;

    private final Limits limits;
    private final Set<String> lookedUp;

    /** @param lookedUp {@code Type.field} of those that are no mere component. */
    Inspection(Limits limits, Set<String> lookedUp) {
        this.limits = limits;
        this.lookedUp = lookedUp;
    }

    /** @param pays takes the cost; false if the caller cannot pay. */
    void look(ExecutionContext operation, Caller caller, IntPredicate pays) {
        var count = new Count(caller);
        var definition = operation.getOperationDefinition();
        QueryTraverser.newQueryTraverser()
                .schema(operation.getGraphQLSchema())
                .document(operation.getDocument())
                .operationName(definition.getName())
                .coercedVariables(operation.getCoercedVariables())
                .build()
                .visitPreOrder(count);
        if (!pays.test(count.cost)) {
            throw ApiError.TOO_SOON.raised();
        }
    }

    /** Ends at the first field that is too much: fragments inside each other could go on for ever. */
    private final class Count extends QueryVisitorStub {
        private final Caller caller;
        /** How often what is under a field may come, and how deep the field is. */
        private final IdentityHashMap<QueryVisitorFieldEnvironment, int[]> under = new IdentityHashMap<>();

        private int cost;

        private Count(Caller caller) {
            this.caller = caller;
        }

        @Override
        public void visitField(QueryVisitorFieldEnvironment field) {
            if (field.isTypeNameIntrospectionField()) {
                spend(1);
                return;
            }
            var type = field.getFieldsContainer().getName();
            var name = field.getFieldDefinition().getName();
            boolean introspects = isIntrospection(type, name);
            if (introspects ? !limits.introspects() : !Access.allows(caller, type, name)) {
                throw new ApiError(Code.NOT_ALLOWED, type + "." + name + " is not for this caller").raised();
            }
            var above = under.getOrDefault(field.getParentEnvironment(), new int[] {1, 0});
            int depth = above[1] + 1;
            if (depth > (introspects ? DEPTH_OF_INTROSPECTION : limits.depth())) {
                throw tooMuch("deeper than " + limits.depth() + " fields");
            }
            spend((long) above[0] * price(type, name));
            under.put(field, new int[] {(int) Math.min(limits.cost(), (long) above[0] * length(field)), depth});
        }

        private void spend(long points) {
            if (cost + points > limits.cost()) {
                throw tooMuch("costs more than " + limits.cost() + " points");
            }
            cost += (int) points;
        }

        private static ApiError.Raised tooMuch(String words) {
            return new ApiError(Code.TOO_MUCH, words).raised();
        }
    }

    private static boolean isIntrospection(String type, String field) {
        return type.startsWith("__")
                || field.equals(Introspection.SchemaMetaFieldDef.getName())
                || field.equals(Introspection.TypeMetaFieldDef.getName());
    }

    private int price(String type, String field) {
        if (type.equals("Mutation")) {
            return COMMAND;
        }
        return lookedUp.contains(type + "." + field) ? LOOKED_UP : 1;
    }

    private static int length(QueryVisitorFieldEnvironment field) {
        if (field.getArguments().get("first") instanceof Integer first) {
            return Math.max(1, first);
        }
        var type = GraphQLTypeUtil.unwrapNonNull(field.getFieldDefinition().getType());
        // The list in a page is as long as the page is, which has been counted.
        boolean inPage = field.getFieldsContainer().getName().endsWith("Page");
        return GraphQLTypeUtil.isList(type) && !inPage && !isIntrospected(field) ? LIST : 1;
    }

    private static boolean isIntrospected(QueryVisitorFieldEnvironment field) {
        var type = GraphQLTypeUtil.unwrapAll(field.getFieldDefinition().getType());
        return ((GraphQLNamedOutputType) type).getName().startsWith("__");
    }
}
