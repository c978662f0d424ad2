/** @typedef {import('../api.js').ItemView} ItemView */
import { html, nothing } from 'lit';
import { printed } from '/kit/codes.js';
import { KitElement } from '/kit/element.js';
import { get } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { problemText } from '/kit/parts.js';
import { unitSymbol } from '/kit/quantity.js';
import { counted, locale, t } from '/kit/texts.js';
import { LONGEST_QUERY } from './entry.js';

/** Finds items by the beginnings of words, or of a number. What is looked for is the screen's: several keyboards write it. */
export class Search extends KitElement {
    static properties = {
        till: { type: Number },
        query: { attribute: false },
        letters: { attribute: false },
        typed: { attribute: false },
        chosen: { attribute: false },
        found: { state: true },
        asked: { state: true },
        trouble: { state: true },
    };

    constructor() {
        super();
        this.till = 0;
        this.query = '';
        /** Whether letters are on the screen: then no device needs to bring its own. */
        this.letters = false;
        /** @type {(query: string) => void} */
        this.typed = () => {};
        /** @type {(item: ItemView) => void} */
        this.chosen = () => {};
        /** @type {ItemView[]} */
        this.found = [];
        /** What `found` answers. */
        this.asked = '';
        this.trouble = '';
    }

    firstUpdated() {
        this.querySelector('input')?.focus();
    }

    /** @param {Map<string, unknown>} changed */
    willUpdate(changed) {
        if (changed.has('query')) {
            void this.#ask(this.query);
        }
    }

    /** @param {string} query */
    async #ask(query) {
        this.trouble = '';
        if (query.trim() === '') {
            this.found = [];
            this.asked = '';
            return;
        }
        try {
            const found = await get(`/api/tills/${this.till}/items?query=${encodeURIComponent(query)}`);
            // An answer to what was typed a moment ago is no answer any more.
            if (this.query === query) {
                this.found = found;
                this.asked = query;
            }
        } catch (e) {
            this.trouble = problemText(e);
        }
    }

    /** The only item that was found, or none. */
    pick() {
        if (this.found.length === 1) {
            this.chosen(this.found[0]);
        }
    }

    render() {
        return html`<div class="search">
            <input class="field" type="search" enterkeyhint="search" inputmode=${this.letters ? 'none' : 'search'} autocomplete="off" maxlength=${LONGEST_QUERY}
                aria-label=${t('till.searchHint')} placeholder=${t('till.searchHint')}
                .value=${this.query} @input=${(/** @type {any} */ e) => this.typed(e.target.value)}
                @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && this.pick()} />
            <div class="found-box">
                <ul class="found">
                    ${this.found.map((item) => this.#item(item))}
                </ul>
                ${this.#instead()}
            </div>
            <p class="unseen" role="status">${counted('kit.rows', this.found.length)}</p>
        </div>`;
    }

    /** What is said where nothing was found. */
    #instead() {
        if (this.trouble) {
            return html`<p class="notice" role="alert">${this.trouble}</p>`;
        }
        if (this.found.length > 0) {
            return nothing;
        }
        return html`<p class="empty">${this.asked && this.asked === this.query ? t('till.nothingFound') : t('till.searchBegin')}</p>`;
    }

    /** @param {ItemView} item */
    #item(item) {
        return html`<li>
            <button type="button" class="found-item" @click=${() => this.chosen(item)}>
                <span><strong>${item.name}</strong><small class="soft"><span class="figures">${printed(item.code)}</span> · ${item.department}</small></span>
                <span class="figures">${formatMoney(item.price, locale())}${item.unit === 'EACH' ? '' : ` / ${unitSymbol(item.unit)}`}</span>
            </button>
        </li>`;
    }
}

customElements.define('ev-search', Search);
