package com.evertill.devices.jpos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import jpos.JposConst;
import jpos.JposException;
import jpos.MSRConst;
import jpos.config.JposEntry;

/**
 * A reader of magnetic stripes on a serial line, for the shop's own cards only. A payment card makes an error event with {@code E_ILLEGAL} and
 * nothing else: see {@link Swipe}.
 */
final class StripeReader extends MSRDefaults implements ListeningLink.Reader {

    private static final int LONGEST_STRIPE = 512;
    private static final List<String> TRACKS = List.of("Track1Data", "Track2Data", "Track3Data");
    private static final List<String> REST = List.of(
            "Track4Data", "Track1DiscretionaryData", "Track2DiscretionaryData", "AdditionalSecurityInformation");

    private final OwnCards own;
    private final byte[] stripe = new byte[LONGEST_STRIPE];
    private final ListeningLink line = new ListeningLink(this, this);
    private int length;
    private boolean overlong;

    StripeReader(JposEntry entry, DriverContext context) {
        super(entry, context, Sharing.EXCLUSIVE);
        own = OwnCards.parse(LinkSettings.text(entry, "ownCards", ""));
        define("GoodReadCount");
        define("FailedReadCount");
        property("AutoDisable", false);
        property("DecodeData", true);
        property("ParseDecodeData", true);
        property("TransmitSentinels", false);
        property("CapTransmitSentinels", true);
        property("CapISO", true);
        property("CapDataEncryption", MSRConst.MSR_DE_NONE);
        property("DataEncryptionAlgorithm", MSRConst.MSR_DE_NONE);
        property("ErrorReportingType", MSRConst.MSR_ERT_CARD);
        property("TracksToRead", MSRConst.MSR_TR_1_2_3);
        property("AccountNumber", "");
        TRACKS.forEach(track -> property(track, new byte[0]));
        REST.forEach(data -> property(data, new byte[0]));
    }

    @Override
    protected void connect() throws JposException {
        line.open();
    }

    @Override
    protected void disconnect() {
        line.close();
    }

    @Override
    protected boolean awaitHardware() {
        return line.awaitConnected();
    }

    @Override
    public void received(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                endOfStripe();
            } else if (length == LONGEST_STRIPE) {
                overlong = true;
            } else {
                stripe[length++] = bytes[i];
            }
        }
        Arrays.fill(bytes, 0, count, (byte) 0);
    }

    @Override
    public void begin() {
        forget();
    }

    private void forget() {
        Arrays.fill(stripe, (byte) 0);
        length = 0;
        overlong = false;
    }

    private void endOfStripe() {
        boolean any = length > 0;
        var read = overlong ? Swipe.Nothing.UNREADABLE : Swipe.read(stripe, length, own);
        forget();
        if (any && isEnabled() && line.isConnected()) {
            told(read);
        }
    }

    private void told(Swipe read) {
        count(read instanceof Swipe.Own ? "GoodReadCount" : "FailedReadCount");
        autoDisable();
        switch (read) {
            case Swipe.Own(var tracks) -> card(tracks);
            case Swipe.Nothing.PAYMENT_CARD -> events().inputError(JposConst.JPOS_E_ILLEGAL, 0);
            case Swipe.Nothing.UNREADABLE -> events().inputError(JposConst.JPOS_E_FAILURE, 0);
        }
    }

    /** The event's status tells how long the tracks are, a byte for each. */
    private void card(List<String> tracks) {
        int lengths = 0;
        for (int i = 0; i < tracks.size(); i++) {
            lengths |= Math.min(0xFF, tracks.get(i).length()) << (8 * i);
        }
        events().data(
                        () -> {
                            for (int i = 0; i < tracks.size(); i++) {
                                property(TRACKS.get(i), wanted(i, tracks.get(i)).getBytes(StandardCharsets.US_ASCII));
                            }
                            property("AccountNumber", account(tracks));
                        },
                        lengths);
    }

    private String wanted(int track, String data) {
        try {
            boolean isWanted = (intProperty("TracksToRead") & 1 << track) != 0 && !data.isEmpty();
            if (!isWanted || !booleanProperty("TransmitSentinels")) {
                return isWanted ? data : "";
            }
            return (track == 0 ? "%" : ";") + data + "?";
        } catch (JposException closedMeanwhile) {
            return "";
        }
    }

    /** Of the second track, else of the first. */
    private static String account(List<String> tracks) {
        var second = tracks.get(1).split("=", 2)[0];
        return second.isEmpty() ? tracks.get(0).replaceFirst("^[A-Z]", "").split("\\^", 2)[0] : second;
    }

    @Override
    public void clearInputProperties() throws JposException {
        requireOpen();
        TRACKS.forEach(track -> property(track, new byte[0]));
        property("AccountNumber", "");
    }
}
