import { signed } from './money.js';

/**
 * Quantities as the shop writes them: whole thousandths of a unit.
 *
 * @typedef {'EACH' | 'KG' | 'LB'} Unit
 * @typedef {{ thousandths: number, unit: Unit }} Quantity
 */

const SYMBOLS = { EACH: '', KG: 'kg', LB: 'lb' };

/** @param {Unit} unit nothing for a piece */
export function unitSymbol(unit) {
    return SYMBOLS[unit];
}

/**
 * '3', '0.453 kg'.
 *
 * @param {Quantity} quantity
 * @param {string} locale
 */
export function formatQuantity({ thousandths, unit }, locale) {
    const places = unit === 'EACH' ? 0 : 3;
    const text = new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: 3 }).format(
        /** @type {Intl.StringNumericLiteral} */ (decimalOf(thousandths)),
    );
    return unit === 'EACH' ? signed(text) : `${signed(text)} ${SYMBOLS[unit]}`;
}

/** @param {number} thousandths */
function decimalOf(thousandths) {
    const text = String(Math.abs(thousandths)).padStart(4, '0');
    return `${thousandths < 0 ? '-' : ''}${text.slice(0, -3)}.${text.slice(-3)}`;
}

/**
 * '0.453' and '0,453' are 453; undefined if it is no number above zero or has more than three decimals.
 *
 * @param {string} text
 * @returns {number | undefined}
 */
export function parseThousandths(text) {
    const parts = /^(\d{0,6})(?:[.,](\d{0,3}))?$/.exec(text.trim());
    if (!parts) {
        return undefined;
    }
    const thousandths = Number((parts[1] || '0') + (parts[2] ?? '').padEnd(3, '0'));
    return thousandths > 0 ? thousandths : undefined;
}
