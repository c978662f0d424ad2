package com.evertill.cloud.headoffice;

/** Why an exception is not marked as seen to. */
public enum IncidentRefusal {
    THERE_IS_NO_SUCH_EXCEPTION,
    SOMEBODY_HAS_SEEN_TO_IT_BEFORE,
    THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND
}
