package com.evertill.devices.jpos;

import jpos.JposConst;
import jpos.JposException;

/** JposExceptions with a sentence. */
final class Jpos {

    static JposException error(int code, String sentence) {
        return new JposException(code, sentence);
    }

    static JposException error(int code, String sentence, Exception cause) {
        return new JposException(code, sentence, cause);
    }

    static JposException extended(int extendedCode, String sentence) {
        return new JposException(JposConst.JPOS_E_EXTENDED, extendedCode, sentence);
    }

    private Jpos() {}
}
