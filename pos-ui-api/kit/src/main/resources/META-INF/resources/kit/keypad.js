import { html } from 'lit';
import { KitElement } from './element.js';
import { t } from './texts.js';

/**
 * The ten keys, always in the same place. Fires `key` with one of 0-9, 00, ., x (times), back, clear, enter.
 */
export class Keypad extends KitElement {
    static properties = {
        plain: { type: Boolean },
        off: { type: Boolean },
        decimal: { type: Boolean },
        times: { type: Boolean },
        enter: {},
    };

    constructor() {
        super();
        /** There, so that nothing moves, but of no use now. */
        this.off = false;
        /** Digits and nothing that counts: for numbers that are names. */
        this.plain = false;
        /** Offers a decimal mark; otherwise 00. */
        this.decimal = false;
        /** × means "so many of the next". */
        this.times = false;
        /** What the Enter key says, if not Enter. */
        this.enter = '';
    }

    render() {
        const digit = (/** @type {string} */ key) => this.#key(key, key, 'key digit', key);
        const clear = this.#key('clear', 'C', 'key', t('kit.clear'));
        return html`<div class="keypad" role="group" aria-label=${t('kit.keypad')}>
            ${['7', '8', '9'].map(digit)} ${this.#key('back', '⌫', 'key', t('kit.backspace'))}
            ${['4', '5', '6'].map(digit)}
            ${this.plain ? clear : this.#key('x', '×', 'key', t('kit.times'), !this.times)}
            ${['1', '2', '3'].map(digit)} ${this.#key('enter', this.enter || t('kit.enter'), 'key enter', this.enter || t('kit.enter'))}
            ${this.plain ? this.#key('0', '0', 'key digit wide', '0') : [digit('0'), this.#hundred(digit), clear]}
        </div>`;
    }

    /** @param {(key: string) => unknown} digit */
    #hundred(digit) {
        return this.decimal ? this.#key('.', separator(), 'key digit', t('kit.decimal')) : digit('00');
    }

    /**
     * @param {string} name
     * @param {string} face
     * @param {string} style
     * @param {string} label
     * @param {boolean} [off] there, so that nothing moves, but of no use now
     */
    #key(name, face, style, label, off = false) {
        return html`<button type="button" class=${style} data-key=${name} aria-label=${label} ?disabled=${off || this.off} @click=${() => this.#pressed(name)}>
            ${face}
        </button>`;
    }

    /** @param {string} name */
    #pressed(name) {
        this.dispatchEvent(new CustomEvent('key', { detail: name, bubbles: true }));
    }
}

function separator() {
    return (1.5).toLocaleString(document.documentElement.lang).charAt(1);
}

customElements.define('ev-keypad', Keypad);
