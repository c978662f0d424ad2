package com.evertill.devices.jpos;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jpos.POSPrinterConst;

/** What an ESC/POS receipt printer is able to do, as UnifiedPOS properties. Those that are not here are zero, false or empty. */
final class PrinterProperties {

    /** 203 dots per inch. */
    private static final int DOTS_PER_CHARACTER = 12;

    private static final int DOTS_PER_LINE = 30;

    private static final List<String> ABLE = List.of(
                    "CapRecPresent CapRecBarCode CapRecBitmap CapRecBold CapRecUnderline CapRecDhigh CapRecDwide CapRecDwideDhigh",
                    "CapRecPapercut CapRecEmptySensor CapRecNearEndSensor CapCoverSensor CapTransaction",
                    "CapMapCharacterSet MapCharacterSet")
            .stream()
            .flatMap(names -> Arrays.stream(names.split(" ")))
            .toList();

    static Map<String, Object> of(String columns, String codePages) {
        int characters = Integer.parseInt(columns);
        var properties = new HashMap<String, Object>();
        ABLE.forEach(able -> properties.put(able, true));
        properties.put("AsyncMode", false);
        properties.put("FlagWhenIdle", false);
        properties.put("CoverOpen", false);
        properties.put("RecEmpty", false);
        properties.put("RecNearEnd", false);
        properties.put("OutputID", 0);
        properties.put("CapCharacterSet", POSPrinterConst.PTR_CCS_UNICODE);
        properties.put("CharacterSet", POSPrinterConst.PTR_CS_UNICODE);
        properties.put("CharacterSetList", codePages + "," + POSPrinterConst.PTR_CS_UNICODE);
        properties.put("MapMode", POSPrinterConst.PTR_MM_DOTS);
        properties.put("RecLineChars", characters);
        properties.put("RecLineCharsList", columns);
        properties.put("RecLineHeight", 24);
        properties.put("RecLineSpacing", DOTS_PER_LINE);
        properties.put("RecLineWidth", lineDots(columns));
        properties.put("RecLinesToPaperCut", 4);
        return properties;
    }

    static int lineDots(String columns) {
        return Integer.parseInt(columns) * DOTS_PER_CHARACTER;
    }

    private PrinterProperties() {}
}
