package com.evertill.devices.terminal.zvt;

import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;

/** What a terminal says of itself in the completion of a status enquiry (05 01): PA00P015, chapter on terminal status codes. */
final class TerminalStatus {

    /** @param completion its data: the software version as text (LLL), then the code; some terminals leave out one or both. */
    static DeviceState of(byte[] completion) {
        int at = afterTheVersion(completion);
        return at < completion.length ? of(completion[at] & 0xFF) : DeviceState.READY;
    }

    private static int afterTheVersion(byte[] data) {
        boolean hasVersion = data.length >= 3 && isDigit(data[0]) && isDigit(data[1]) && isDigit(data[2]);
        return hasVersion ? 3 + (data[0] & 0xF) * 100 + (data[1] & 0xF) * 10 + (data[2] & 0xF) : 0;
    }

    private static boolean isDigit(byte b) {
        return (b & 0xF0) == 0xF0 && (b & 0xF) <= 9;
    }

    private static DeviceState of(int code) {
        return switch (code) {
            case 0x00, ResultCode.PLEASE_WAIT, 0xDC -> DeviceState.READY;
            case 0x51 -> new DeviceState(Health.FAULTY, "The terminal must be initialised.");
            case 0x62 -> new DeviceState(Health.FAULTY, "The terminal's date or time is wrong.");
            case 0xDF -> new DeviceState(Health.FAULTY, "The terminal is out of order.");
            default -> new DeviceState(Health.FAULTY, "The terminal says of itself: " + ResultCode.words(code) + ".");
        };
    }

    private TerminalStatus() {}
}
