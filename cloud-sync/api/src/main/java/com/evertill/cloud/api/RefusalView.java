package com.evertill.cloud.api;

import com.evertill.ui.kit.Catalogue;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** As the schema has it. */
public record RefusalView(String code, String message) {
    private static final Map<String, Catalogue> TEXTS = Catalogue.LANGUAGES.stream()
            .collect(Collectors.toMap(language -> language, language -> Catalogue.load("/api/texts", language)));

    /** @param language one of {@link Catalogue#LANGUAGES} */
    static RefusalView of(Enum<?> refusal, String language) {
        var texts = Objects.requireNonNull(TEXTS.get(language));
        return new RefusalView(refusal.name(), texts.text("refusal." + refusal.name()));
    }
}
