package com.evertill.commerce.release;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.tax.TaxTable;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;

/** A line of a release file: {@code {"put":{…}}}, {@code {"remove":"plu:4011"}} or {@code {"taxes":{…}}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReleaseRecord.Taxes.class, name = "taxes"),
    @JsonSubTypes.Type(value = ReleaseRecord.Put.class, name = "put"),
    @JsonSubTypes.Type(value = ReleaseRecord.Remove.class, name = "remove")
})
public sealed interface ReleaseRecord {

    /** The whole table, in place of the one before. Always in a full file, and in a delta when it changed. */
    record Taxes(@JsonValue TaxTable table) implements ReleaseRecord {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Taxes {}
    }

    /** A new item, or all of an old one anew. */
    record Put(@JsonValue Item item) implements ReleaseRecord {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Put {}
    }

    record Remove(@JsonValue String itemId) implements ReleaseRecord {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Remove {}
    }
}
