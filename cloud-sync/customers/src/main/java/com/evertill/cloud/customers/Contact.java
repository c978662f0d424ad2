package com.evertill.cloud.customers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a person is reached and by what they are known again, in the one form in which it is kept.
 *
 * @param address in small letters as a whole, as every provider of note takes it; or a phone number by ITU-T E.164, {@code +4930123456}.
 */
public record Contact(Channel channel, String address) {
    /** RFC 5321, section 4.5.3.1.3, less its brackets. */
    private static final int LONGEST_EMAIL = 254;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
    /** What people write between digits. */
    private static final Pattern ORNAMENT = Pattern.compile("[\\s./()\\u2010-\\u2015-]");
    /** A country code and at most fifteen digits with it. */
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

    /** It is a person's: in no log. */
    @Override
    public String toString() {
        return "Contact by " + channel;
    }

    /**
     * Reads what a person typed. A phone number without a country's code is one of this country, written with the leading zero that dialling there
     * wants; whether anybody has it only a code that arrives can tell.
     *
     * @param callingCode of the country, such as {@code 49}.
     */
    static Optional<Contact> read(String text, String callingCode) {
        var trimmed = text.strip();
        if (trimmed.indexOf('@') >= 0) {
            var address = trimmed.toLowerCase(Locale.ROOT);
            boolean sound =
                    address.length() <= LONGEST_EMAIL && EMAIL.matcher(address).matches();
            return sound ? Optional.of(new Contact(Channel.EMAIL, address)) : Optional.empty();
        }
        var number = international(ORNAMENT.matcher(trimmed).replaceAll(""), callingCode);
        return PHONE.matcher(number).matches() ? Optional.of(new Contact(Channel.SMS, number)) : Optional.empty();
    }

    private static String international(String digits, String callingCode) {
        if (digits.startsWith("00")) {
            return "+" + digits.substring(2);
        }
        return digits.startsWith("0") ? "+" + callingCode + digits.substring(1) : digits;
    }
}
