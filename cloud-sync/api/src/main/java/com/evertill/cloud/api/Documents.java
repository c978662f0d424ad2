package com.evertill.cloud.api;

import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;

/** AppSync's scalar {@code AWSJSON}: a document as text. Told only, never asked with. */
final class Documents implements Coercing<String, String> {
    static final GraphQLScalarType SCALAR = GraphQLScalarType.newScalar()
            .name("AWSJSON")
            .coercing(new Documents())
            .build();

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        if (value instanceof String text) {
            return text;
        }
        throw new CoercingSerializeException("no document: " + value.getClass());
    }
}
