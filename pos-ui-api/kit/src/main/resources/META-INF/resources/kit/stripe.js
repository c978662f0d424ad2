/**
 * What a reader of magnetic stripes types when it pretends to be a keyboard. The till refuses the same (`CardStripe`); here it is stopped before it
 * is sent or shown anywhere.
 */
const TRACKS = [
    /%[A-Za-z] ?\d(?: ?\d){11,18}(?!\d)/,
    /;\d{12,19}[=Dd]/,
    // Track 2 in another keyboard's words: number, one mark, expiry date and service code.
    // eslint-disable-next-line no-control-regex -- a GS1 separator is none of these marks
    /(?:^|[^0-9A-Za-z])[2-6]\d{11,18}[^0-9A-Za-z\x1d\s/().,:&?#-]\d{7}/,
];

/** @param {string} text as it was typed @returns {boolean} whether it is a payment card's */
export function isStripe(text) {
    return TRACKS.some((track) => track.test(text));
}
