package com.evertill.commerce.codes;

import com.evertill.commerce.item.CheckDigit;
import java.time.LocalDate;
import java.time.YearMonth;

/** Dates as YYMMDD, in which day 00 is the last of the month (GS1 General Specifications, section 3.4 and 7.12). */
final class ElementDate {

    static boolean isOne(String yymmdd) {
        return yymmdd.length() == 6 && CheckDigit.areDigits(yymmdd) && isCalendarDay(yymmdd);
    }

    /** The year is the one of its two digits that lies 49 years back to 50 years ahead. */
    static LocalDate of(String yymmdd, int currentYear) {
        int year = currentYear - currentYear % 100 + part(yymmdd, 0);
        if (year - currentYear > 50) {
            year -= 100;
        } else if (year - currentYear < -49) {
            year += 100;
        }
        var month = YearMonth.of(year, part(yymmdd, 2));
        int day = part(yymmdd, 4);
        return day == 0 ? month.atEndOfMonth() : month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private static boolean isCalendarDay(String yymmdd) {
        int month = part(yymmdd, 2);
        // Any century's leap year will do: 2000 stands for it, and only 29 February of 1900 or 2100 could tell the
        // difference.
        return month >= 1
                && month <= 12
                && part(yymmdd, 4)
                        <= YearMonth.of(2000 + part(yymmdd, 0), month).lengthOfMonth();
    }

    private static int part(String yymmdd, int at) {
        return Integer.parseInt(yymmdd, at, at + 2, 10);
    }

    private ElementDate() {}
}
