package com.evertill.cloud.api;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import org.jspecify.annotations.Nullable;

/** Where the library lets an operation be looked at before it is executed. */
final class Gate extends SimplePerformantInstrumentation {
    private final Inspection inspection;
    private final Purse purse;

    /** What callers pay with. */
    interface Purse {
        /** @return whether there was as much. */
        boolean pays(Asked.Setting who, int points);
    }

    Gate(Inspection inspection, Purse purse) {
        this.inspection = inspection;
        this.purse = purse;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var operation = parameters.getExecutionContext();
        Asked.Setting who = operation.getGraphQLContext().get(Asked.Setting.class);
        inspection.look(operation, who.caller(), points -> purse.pays(who, points));
        return super.beginExecuteOperation(parameters, state);
    }
}
