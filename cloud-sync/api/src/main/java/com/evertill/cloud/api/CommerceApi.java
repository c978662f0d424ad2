package com.evertill.cloud.api;

import com.evertill.cloud.api.ApiError.Code;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.commerce.codec.Json;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.parser.ParserOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/** The door: one operation in, its result out. Every field that heads can ask for is answered by the service that owns it. */
public final class CommerceApi {
    /** What is wanted of the bus, for {@link #hear}. */
    public static final EventPattern NEWS = Feeds.NEWS;

    /** What it costs to be read, whatever it is. */
    private static final int READ = 5;

    private static final int MOST_TOKENS = 2_000;

    private final Limits limits;
    private final Feeds feeds;
    private final Rates ofCallers;
    private final Rates ofAddresses;
    private final GraphQL graphQl;
    private final ParserOptions parsing;
    private final Function<Throwable, String> bugs;

    /** @param bugs logs what went wrong here, and gives the reference under which it did: that is all a caller is told of it. */
    public CommerceApi(Services services, Limits limits, Function<Throwable, String> bugs) {
        this.limits = limits;
        this.bugs = bugs;
        this.feeds = new Feeds(services.carts());
        this.ofCallers = new Rates(limits.ofCaller());
        this.ofAddresses = new Rates(limits.ofAddress());
        var fields = new Fields(services, feeds);
        var inspection = new Inspection(limits, fields.fetchers().keySet());
        this.graphQl = GraphQL.newGraphQL(fields.schema())
                .instrumentation(new Gate(inspection, (who, points) -> pays(who.caller(), points, who.now())))
                .defaultDataFetcherExceptionHandler(this::failed)
                .build();
        this.parsing = ParserOptions.newParserOptions()
                .maxCharacters(limits.bytes())
                .maxTokens(MOST_TOKENS)
                .build();
    }

    /** How many bytes of a request's body are read. */
    public int mostBytes() {
        return limits.bytes();
    }

    /** @param body as GraphQL over HTTP words a request. */
    public Reply execute(byte[] body, Caller caller, Instant now) {
        return switch (run(body, caller, now)) {
            case Ran.Answered(var reply) -> reply;
            case Ran.Begun _ ->
                Reply.of(new ApiError(Code.BAD_REQUEST, "a subscription is asked for as text/event-stream"));
        };
    }

    /** What becomes of a request of somebody who would listen. */
    public sealed interface Listening {

        /** There is nothing (more) to listen to. */
        record Answered(Reply reply) implements Listening {}

        /** @param end nobody listens any more. */
        record Begun(Runnable end) implements Listening {}
    }

    /** @param listener is told each time something happens, on the thread of whoever brings the news; it must not wait. */
    public Listening listen(byte[] body, Caller caller, Instant now, Consumer<Reply> listener) {
        return switch (run(body, caller, now)) {
            case Ran.Answered(var reply) -> new Listening.Answered(reply);
            case Ran.Begun(var changes) -> {
                var ear = new Ear(listener);
                changes.subscribe(ear);
                yield new Listening.Begun(ear::close);
            }
        };
    }

    private sealed interface Ran {
        record Answered(Reply reply) implements Ran {}

        record Begun(Publisher<ExecutionResult> changes) implements Ran {}
    }

    private Ran run(byte[] body, Caller caller, Instant now) {
        if (body.length > limits.bytes()) {
            return refused(Code.TOO_MUCH, "longer than " + limits.bytes() + " bytes");
        }
        if (!pays(caller, READ, now)) {
            return new Ran.Answered(Reply.of(ApiError.TOO_SOON));
        }
        try {
            var input = input(Request.parse(body), new Asked.Setting(caller, now));
            var result = graphQl.execute(input);
            return result.getData() instanceof Publisher<?> changes
                    ? new Ran.Begun(asResults(changes))
                    : new Ran.Answered(
                            Reply.of(result, input.getGraphQLContext().hasKey(Fields.COMMANDED)));
        } catch (Json.MalformedException e) {
            return refused(Code.BAD_REQUEST, "not as GraphQL over HTTP words one request");
        }
    }

    /** As the library documents the data of a subscription. */
    @SuppressWarnings("unchecked")
    private static Publisher<ExecutionResult> asResults(Publisher<?> changes) {
        return (Publisher<ExecutionResult>) changes;
    }

    private static Ran refused(Code code, String words) {
        return new Ran.Answered(Reply.of(new ApiError(code, words)));
    }

    private ExecutionInput input(Request request, Asked.Setting setting) {
        var input = ExecutionInput.newExecutionInput()
                .query(request.query())
                .graphQLContext(Map.of(Asked.Setting.class, setting, ParserOptions.class, parsing));
        if (request.operationName() != null) {
            input.operationName(request.operationName());
        }
        if (request.variables() != null) {
            input.variables(request.variables());
        }
        return input.build();
    }

    private boolean pays(Caller caller, int points, Instant now) {
        return ofAddresses.take(caller.address(), points, now) && ofCallers.take(caller.name(), points, now);
    }

    private CompletableFuture<DataFetcherExceptionHandlerResult> failed(
            DataFetcherExceptionHandlerParameters parameters) {
        var errors = parameters.getException() instanceof ApiError.Raised raised
                ? raised.getUnderlyingErrors()
                : List.<GraphQLError>of(bug(parameters.getException()));
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult().errors(errors).build());
    }

    private ApiError bug(Throwable bug) {
        return new ApiError(Code.INTERNAL, "this went wrong here: " + bugs.apply(bug));
    }

    /** What {@link #NEWS} wants, however often. */
    public void hear(CloudEvent event) {
        feeds.hear(event);
    }

    /** How many listen. */
    public int listeners() {
        return feeds.size();
    }
}
