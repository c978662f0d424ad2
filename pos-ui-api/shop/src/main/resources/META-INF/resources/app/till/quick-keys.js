/**
 * @typedef {import('../api.js').QuickKeys} Page
 * @typedef {import('../api.js').ItemView} ItemView
 */
import { html } from 'lit';
import { KitElement } from '/kit/element.js';
import { formatAmount } from '/kit/money.js';
import { unitSymbol } from '/kit/quantity.js';
import { shade } from '/kit/shade.js';
import { locale, t } from '/kit/texts.js';

/** How many colours tokens the style sheet has for departments. */
const HUES = 8;

/** Letters that a key has room for beside each other. */
const LONG = 14;

/** Keys for what has no bars to scan: a folder for each department. */
class QuickKeys extends KitElement {
    static properties = { pages: { attribute: false }, chosen: { attribute: false }, open: { state: true } };

    constructor() {
        super();
        /** @type {Page[]} */
        this.pages = [];
        /** @type {(item: ItemView) => void} */
        this.chosen = () => {};
        this.open = 0;
    }

    render() {
        if (this.pages.length === 0) {
            return html`<p class="empty">${t('till.noQuickKeys')}</p>`;
        }
        const open = Math.min(this.open, this.pages.length - 1);
        return html`<div class="folders" role="tablist" aria-label=${t('till.departments')}>
                ${this.pages.map((page, i) => this.#folder(page, i, i === open))}
            </div>
            <div class="tiles hue-${open % HUES}" role="tabpanel" aria-label=${this.#name(this.pages[open])} tabindex="0"
                @scroll=${(/** @type {any} */ e) => shade(e.target)}>
                ${this.pages[open].items.map((item) => this.#tile(item))}
            </div>`;
    }

    updated() {
        const tiles = this.querySelector('.tiles');
        if (tiles) {
            shade(tiles);
        }
    }

    /** @param {Page} page */
    #name(page) {
        return page.name || t('till.noDepartment');
    }

    /** @param {Page} page @param {number} i @param {boolean} open */
    #folder(page, i, open) {
        return html`<button type="button" class="folder hue-${i % HUES}" role="tab" aria-selected=${open} @click=${() => this.#show(i)}>
            ${this.#name(page)}
        </button>`;
    }

    /** @param {number} i */
    #show(i) {
        this.open = i;
        this.querySelector('.tiles')?.scrollTo(0, 0);
    }

    /** @param {ItemView} item */
    #tile(item) {
        const unit = item.unit === 'EACH' ? '' : `/${unitSymbol(item.unit)}`;
        const long = item.name.split(/[\s-]/).some((word) => word.length > LONG);
        return html`<button type="button" class="key tile ${long ? 'long' : ''}" @click=${() => this.chosen(item)}>
            <span>${item.name}</span><small class="figures">${formatAmount(item.price, locale())}${unit}</small>
        </button>`;
    }
}

customElements.define('ev-quick-keys', QuickKeys);
