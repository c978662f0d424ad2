import { html, nothing } from 'lit';
import { KitElement } from './element.js';
import { currentLanguage, t } from './texts.js';

/** Where the letters lie on the keyboards of a language, row by row; what a row lacks of the longest is divided between its ends. */
const LETTERS = {
    en: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
    de: ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß'],
};
/** What names and codes of items have besides letters. */
const FIGURES = ['1234567890', '-/,.%&+()', "×*'!:°#"];

/**
 * Letters for a screen without a keyboard, in the places where those of a keyboard are. As high as the four rows of the keypad, whose place it
 * takes. Fires `key` with a character, `back` or `done`.
 */
export class Letters extends KitElement {
    static properties = { figures: { state: true } };

    constructor() {
        super();
        this.figures = false;
    }

    get #rows() {
        return this.figures ? FIGURES : (LETTERS[/** @type {keyof typeof LETTERS} */ (currentLanguage())] ?? LETTERS.en);
    }

    render() {
        const rows = this.#rows;
        const columns = rows[0].length;
        // A field keeps the focus, and its caret, while these are pressed.
        const keepFocus = (/** @type {Event} */ event) => event.preventDefault();
        return html`<div class="letters of-${columns}" role="group" aria-label=${t('kit.letters')} @mousedown=${keepFocus}>
            ${rows.slice(0, 2).map((row) => [...row].map((key, i) => this.#key(key, key, `key ${i === 0 && row.length < columns ? 'indented' : ''}`, key)))}
            ${[...rows[2]].map((key) => this.#key(key, key, 'key', key))}
            ${this.#key('back', '⌫', `key soft-key after-${rows[2].length}`, t('kit.backspace'))}
            <button type="button" class="key soft-key double" aria-pressed=${this.figures} @click=${() => (this.figures = !this.figures)}>
                ${this.figures ? 'abc' : '123'}
            </button>
            ${this.#key(' ', t('kit.space'), 'key space', t('kit.space'))}
            ${this.#key('done', t('kit.done'), 'key enter triple', nothing)}
        </div>`;
    }

    /**
     * @param {string} name
     * @param {string} face
     * @param {string} style
     * @param {string | typeof nothing} label
     */
    #key(name, face, style, label) {
        return html`<button type="button" class=${style} data-key=${name} aria-label=${label} @click=${() => this.#pressed(name)}>${face}</button>`;
    }

    /** @param {string} name */
    #pressed(name) {
        this.dispatchEvent(new CustomEvent('key', { detail: name, bubbles: true }));
    }
}

customElements.define('ev-letters', Letters);
