/**
 * Texts in the user's language. A catalogue is one flat JSON object, key to text, with {names} to fill in; the server reads the same files for
 * refusals and receipts. Counted texts have the keys `key.one` and `key.other`.
 */

export const LANGUAGES = /** @type {const} */ (['en', 'de']);

const KEY = 'evertill.language';

/** @type {Record<string, string>} */
let texts = {};
let language = 'en';
/** @type {Intl.PluralRules} */
let plurals = new Intl.PluralRules('en');

/**
 * Loads the kit's catalogue and those in `folders`, the later ones on top.
 *
 * @param {string | undefined} preferred the signed-in person's language, if known
 * @param {...string} folders such as '/texts'
 */
export async function loadTexts(preferred, ...folders) {
    language = choose([localStorage.getItem(KEY), preferred, ...navigator.languages]);
    plurals = new Intl.PluralRules(language);
    document.documentElement.lang = language;
    const catalogues = await Promise.all(['/kit/texts', ...folders].map((folder) => load(`${folder}/${language}.json`)));
    texts = Object.assign({}, ...catalogues);
}

/** @param {string} address @returns {Promise<Record<string, string>>} */
async function load(address) {
    const answer = await fetch(address);
    if (!answer.ok) {
        throw new Error(`${address} answered ${answer.status}`);
    }
    return answer.json();
}

/** @param {(string | null | undefined)[]} wishes @returns {string} */
function choose(wishes) {
    for (const wish of wishes) {
        const known = LANGUAGES.find((it) => wish?.toLowerCase().split('-')[0] === it);
        if (known) {
            return known;
        }
    }
    return LANGUAGES[0];
}

/** @param {string} chosen for this browser, whoever signs in */
export function setLanguage(chosen) {
    localStorage.setItem(KEY, chosen);
    location.reload();
}

export function currentLanguage() {
    return language;
}

/** The locale for Intl: the browser's own variant of the language, so that English in Dublin is not English in Denver. */
export function locale() {
    return navigator.languages.find((it) => it.toLowerCase().startsWith(language)) ?? language;
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
    const text = texts[key];
    if (text === undefined) {
        // Loud for us, harmless for the cashier; a test holds that it does not happen.
        console.error(`no text for '${key}' in ${language}`);
        return key;
    }
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** @param {string} key */
export function hasText(key) {
    return key in texts;
}

/**
 * @param {string} key
 * @param {number} count
 * @param {Record<string, string | number>} [values]
 */
export function counted(key, count, values = {}) {
    const form = plurals.select(count) === 'one' ? 'one' : 'other';
    return t(`${key}.${form}`, { count: count.toLocaleString(locale()), ...values });
}
