package com.evertill.cloud.customers;

/** Everything that a customer is answered instead of having it done. None tells whether somebody else is known here. */
public enum CustomerRefusal {
    THIS_IS_NEITHER_AN_EMAIL_ADDRESS_NOR_A_PHONE_NUMBER,
    TOO_MANY_CODES_WERE_ASKED_FOR,
    TOO_MANY_CODES_WERE_WRONG,
    /** Or it was used, or its time is over, or none was asked for. */
    THE_CODE_IS_WRONG,
    THERE_IS_NO_SUCH_CUSTOMER,
    THE_NAME_IS_TOO_LONG,
    /** Said to whoever has shown that it is theirs. */
    THE_CONTACT_IS_ANOTHER_CUSTOMERS,
    THE_CONTACT_IS_NOT_THE_CUSTOMERS,
    THE_LAST_CONTACT_STAYS,
    THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND
}
