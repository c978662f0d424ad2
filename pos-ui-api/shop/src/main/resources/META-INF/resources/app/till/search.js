/** @typedef {import('../api.js').ItemView} ItemView */
import { html, nothing } from 'lit';
import { printed } from '/kit/codes.js';
import { KitElement } from '/kit/element.js';
import { get } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { problemText } from '/kit/parts.js';
import { unitSymbol } from '/kit/quantity.js';
import { locale, t } from '/kit/texts.js';

/** Finds items by the beginnings of words, or of a number. */
class Search extends KitElement {
    static properties = {
        till: { type: Number },
        chosen: { attribute: false },
        found: { state: true },
        query: { state: true },
        trouble: { state: true },
    };

    constructor() {
        super();
        this.till = 0;
        /** @type {(item: ItemView) => void} */
        this.chosen = () => {};
        /** @type {ItemView[]} */
        this.found = [];
        this.query = '';
        this.trouble = '';
    }

    firstUpdated() {
        this.querySelector('input')?.focus();
    }

    /** @param {string} query */
    async #ask(query) {
        this.query = query;
        if (query.trim() === '') {
            this.found = [];
            return;
        }
        try {
            const found = await get(`/api/tills/${this.till}/items?query=${encodeURIComponent(query)}`);
            // An answer to what was typed a moment ago is no answer any more.
            if (this.query === query) {
                this.found = found;
                this.trouble = '';
            }
        } catch (e) {
            this.trouble = problemText(e);
        }
    }

    render() {
        return html`<div class="search">
            <input class="field big" type="search" enterkeyhint="search" autocomplete="off" aria-label=${t('till.searchHint')} placeholder=${t('till.searchHint')}
                .value=${this.query} @input=${(/** @type {any} */ e) => this.#ask(e.target.value)}
                @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && this.found.length === 1 && this.chosen(this.found[0])} />
            <ul class="found">
                ${this.found.map((item) => this.#item(item))}
            </ul>
            <p class="unseen" role="status">${t('kit.rows', { count: this.found.length })}</p>
            ${this.trouble ? html`<p class="notice" role="alert">${this.trouble}</p>` : nothing}
            ${this.query && this.found.length === 0 && !this.trouble ? html`<p class="empty">${t('till.nothingFound')}</p>` : nothing}
        </div>`;
    }

    /** @param {ItemView} item */
    #item(item) {
        return html`<li>
            <button type="button" class="found-item" @click=${() => this.chosen(item)}>
                <span><strong>${item.name}</strong><small class="soft figures">${printed(item.code)} · ${item.department}</small></span>
                <span class="figures">${formatMoney(item.price, locale())}${item.unit === 'EACH' ? '' : ` / ${unitSymbol(item.unit)}`}</span>
            </button>
        </li>`;
    }
}

customElements.define('ev-search', Search);
