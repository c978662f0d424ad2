/**
 * What a cashier has typed so far: digits, and how many of the next item if × was pressed.
 *
 * @typedef {{ typed: string, pieces: number | undefined }} Entry
 */

/** @type {Entry} */
export const NOTHING = Object.freeze({ typed: '', pieces: undefined });

/** A GTIN has fourteen digits; GS1 element strings are scanned, not typed. */
const LONGEST = 14;
const MOST_PIECES = 9999;
/** More than any name of an item has. */
export const LONGEST_QUERY = 60;

/**
 * @param {Entry} entry
 * @param {string} key 0-9, 00, 000, . , x, back, clear
 * @param {boolean} [decimal] whether a decimal mark means anything here
 * @returns {Entry}
 */
export function press(entry, key, decimal = false) {
    switch (key) {
        case 'clear':
            return NOTHING;
        case 'back':
            return entry.typed === '' ? NOTHING : { ...entry, typed: entry.typed.slice(0, -1) };
        case 'x':
            return times(entry);
        case '.':
            return decimal && !entry.typed.includes('.') ? longer(entry, entry.typed === '' ? '0.' : '.') : entry;
        default:
            return longer(entry, key);
    }
}

/** @param {Entry} entry @param {string} key */
function longer(entry, key) {
    const typed = entry.typed + key;
    return typed.length <= LONGEST ? { ...entry, typed } : entry;
}

/** @param {Entry} entry @returns {Entry} */
function times(entry) {
    const pieces = /^\d+$/.test(entry.typed) ? Number(entry.typed) : 0;
    return pieces > 0 && pieces <= MOST_PIECES ? { typed: '', pieces } : entry;
}

/**
 * The key of a real keyboard as a key of the keypad.
 *
 * @param {string} key of a keyboard event
 * @returns {string | undefined}
 */
export function keyOf(key) {
    if (/^\d$/.test(key)) {
        return key;
    }
    return { Backspace: 'back', Delete: 'clear', '*': 'x', x: 'x', X: 'x', '.': '.', ',': '.' }[key];
}

/**
 * What is looked for, after one more key of the keypad, of the letters on the screen, or of a keyboard.
 *
 * @param {string} query
 * @param {string} key a character, 00, back or clear, or such a key's name on a keyboard
 * @returns {string}
 */
export function edited(query, key) {
    switch (key) {
        case 'back':
        case 'Backspace':
            return [...query].slice(0, -1).join('');
        case 'clear':
        case 'Delete':
            return '';
        default:
            return [...key].length === 1 || key === '00' ? (query + key).slice(0, LONGEST_QUERY) : query;
    }
}
