/**
 * Money as the shop writes it: whole minor units and an ISO 4217 currency. No figure here is ever a fraction; what Intl formats is a decimal
 * text made from the minor units, which it renders digit for digit.
 *
 * @typedef {{ minor: number, currency: string }} Money
 */

/** @type {Map<string, number>} */
const digits = new Map();
/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/** How many decimals the currency has. @param {string} currency */
export function fractionDigits(currency) {
    let known = digits.get(currency);
    if (known === undefined) {
        known = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
        digits.set(currency, known);
    }
    return known;
}

/**
 * 1250 EUR is '12.50'.
 *
 * @param {Money} money
 */
export function decimal({ minor, currency }) {
    const places = fractionDigits(currency);
    const sign = minor < 0 ? '-' : '';
    const text = String(Math.abs(minor)).padStart(places + 1, '0');
    return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}

/**
 * @param {Money} money
 * @param {string} locale
 */
export function formatMoney(money, locale) {
    return signed(format(locale, money.currency, 'symbol').format(/** @type {Intl.StringNumericLiteral} */ (decimal(money))));
}

/**
 * The amount alone, as a column of a table or a line of a basket wants it: '12.50'.
 *
 * @param {Money} money
 * @param {string} locale
 */
export function formatAmount(money, locale) {
    return signed(format(locale, money.currency, 'plain').format(/** @type {Intl.StringNumericLiteral} */ (decimal(money))));
}

/** With a minus for a hyphen, which stands too low and too wide among figures. @param {string} text */
export function signed(text) {
    return text.replace('-', '\u2212');
}

/**
 * @param {string} locale
 * @param {string} currency
 * @param {'symbol' | 'plain'} style
 */
function format(locale, currency, style) {
    const key = `${locale} ${currency} ${style}`;
    let known = formats.get(key);
    if (!known) {
        const places = fractionDigits(currency);
        known =
            style === 'symbol'
                ? new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
                : new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places });
        formats.set(key, known);
    }
    return known;
}

/**
 * What a person typed as an amount: '12.5', '12,50', '1.250,00', '1,250.00'. Undefined if it is none, or finer than the currency.
 * The last point or comma is the decimal mark, unless exactly three digits follow and it could be a thousands mark of a currency with fewer.
 *
 * @param {string} text
 * @param {string} currency
 * @returns {Money | undefined}
 */
export function parseMoney(text, currency) {
    const cleaned = text.replace(/[\s\u00a0']/g, '');
    const parts = /^(\d{1,3}(?:([.,])\d{3})*|\d+)(?:([.,])(\d*))?$/.exec(cleaned);
    if (!parts || (parts[2] && parts[2] === parts[3])) {
        return undefined;
    }
    const fraction = parts[4] ?? '';
    const places = fractionDigits(currency);
    if (fraction.length > places) {
        return undefined;
    }
    const minor = Number(parts[1].replace(/[.,]/g, '') + fraction.padEnd(places, '0'));
    return Number.isSafeInteger(minor) ? { minor, currency } : undefined;
}

/**
 * Digits of a keypad, where '1250' is 12.50: the usual way at a till, no decimal mark to hit.
 *
 * @param {string} typed digits only
 * @param {string} currency
 * @returns {Money}
 */
export function fromKeypad(typed, currency) {
    return { minor: typed === '' ? 0 : Number(typed), currency };
}

/** @type {Record<string, number[]>} major units */
const NOTES = {
    EUR: [5, 10, 20, 50, 100, 200],
    USD: [1, 5, 10, 20, 50, 100],
    GBP: [5, 10, 20, 50],
    CHF: [10, 20, 50, 100, 200],
    JPY: [1000, 5000, 10000],
    DKK: [50, 100, 200, 500],
    SEK: [20, 50, 100, 200, 500],
    NOK: [50, 100, 200, 500],
    PLN: [10, 20, 50, 100, 200],
    CZK: [100, 200, 500, 1000, 2000],
};

/**
 * What a customer is likely to hand over, ascending: exactly, then what the notes make of it. 12.35 euro: 12.35, 15, 20, 50, 100.
 *
 * @param {Money} due not negative; nothing due is settled by nothing
 * @param {number} [most] how many
 * @returns {Money[]}
 */
export function quickCash(due, most = 5) {
    const unit = 10 ** fractionDigits(due.currency);
    const notes = NOTES[due.currency] ?? [5, 10, 20, 50, 100];
    const amounts = new Set([due.minor]);
    for (const note of notes) {
        amounts.add(Math.ceil(due.minor / (note * unit)) * note * unit);
    }
    return [...amounts]
        .sort((a, b) => a - b)
        .slice(0, most)
        .map((minor) => ({ minor, currency: due.currency }));
}
