package com.evertill.commerce.codec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.AnnotatedType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds JSON to what the compiler is held to: a component of one of our records that is not {@code @Nullable} must be there. Jackson alone
 * would leave {@code null} in it, to be found by whoever trusts it much later.
 */
final class RequiredComponents extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;
    private static final String OURS = "com.evertill.";
    private static final JsonSetter.Value REQUIRED = JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL);

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter && isRequired(parameter)
                ? REQUIRED
                : JsonSetter.Value.empty();
    }

    private static boolean isRequired(AnnotatedParameter parameter) {
        var type = parameter.getDeclaringClass();
        if (!(parameter.getOwner() instanceof AnnotatedConstructor constructor)
                || !type.isRecord()
                || !type.getName().startsWith(OURS)
                || parameter.getRawType() == Optional.class) {
            return false;
        }
        var declared = constructor.getAnnotated().getAnnotatedParameterTypes()[parameter.getIndex()];
        return !isNullable(declared);
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
