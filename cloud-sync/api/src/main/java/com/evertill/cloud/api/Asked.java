package com.evertill.cloud.api;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A field that is asked for, with whatever its answer may depend on. The schema has been kept to by then; what it cannot say of values is checked here. */
record Asked(Caller caller, Instant now, Map<String, @Nullable Object> arguments) {
    private static final Pattern COMMAND_ID = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final int LONGEST = 200;

    /** What all fields of one request have in common. */
    record Setting(Caller caller, Instant now) {}

    static Asked of(DataFetchingEnvironment field) {
        Setting setting = field.getGraphQlContext().get(Setting.class);
        return new Asked(setting.caller(), setting.now(), field.getArguments());
    }

    /** The fields of the one argument that commands have. */
    @SuppressWarnings("unchecked")
    Asked input() {
        var input = (Map<String, @Nullable Object>) arguments.get("input");
        if (input == null) {
            throw ApiError.bad("there is no input");
        }
        return new Asked(caller, now, input);
    }

    String language() {
        return caller.language();
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> ApiError.bad("there is no " + name));
    }

    Optional<String> optional(String name) {
        var text = Optional.ofNullable((String) arguments.get(name));
        if (text.isPresent() && text.get().length() > LONGEST) {
            throw ApiError.bad(name + " has more than " + LONGEST + " characters");
        }
        return text;
    }

    int number(String name) {
        if (arguments.get(name) instanceof Integer number) {
            return number;
        }
        throw ApiError.bad("there is no " + name);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(arguments.get(name));
    }

    /** How many on a page. */
    int first(int most) {
        int first = number("first");
        if (first < 1 || first > most) {
            throw ApiError.bad("first is between 1 and " + most);
        }
        return first;
    }

    <E extends Enum<E>> E one(Class<E> type, String name) {
        return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
    }

    String commandId() {
        var id = text("commandId");
        if (!COMMAND_ID.matcher(id).matches()) {
            throw ApiError.bad("a command's id has 16 to 64 letters, digits, - and _");
        }
        return id;
    }
}
