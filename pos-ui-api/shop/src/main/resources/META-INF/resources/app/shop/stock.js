/** @typedef {import('../api.js').StockLevel} StockLevel */
import { html, nothing } from 'lit';
import { printed } from '/kit/codes.js';
import { KitElement } from '/kit/element.js';
import { get } from '/kit/http.js';
import { problemPanel } from '/kit/parts.js';
import { formatQuantity } from '/kit/quantity.js';
import '/kit/table.js';
import { locale, t } from '/kit/texts.js';

/** What should be on the shelves, as the journal adds up. */
class Stock extends KitElement {
    static properties = { version: { type: Number }, levels: { state: true }, trouble: { state: true } };

    constructor() {
        super();
        /** Grows with every fact, and so with every movement. */
        this.version = 0;
        this.query = '';
        /** @type {StockLevel[]} */
        this.levels = [];
        /** @type {unknown} */
        this.trouble = undefined;
    }

    /** @param {Map<string, unknown>} changed */
    willUpdate(changed) {
        if (changed.has('version')) {
            void this.#load(this.query);
        }
    }

    /** @param {string} query */
    async #load(query) {
        this.query = query;
        try {
            const levels = await get(`/api/shop/stock?query=${encodeURIComponent(query)}`);
            if (this.query === query) {
                this.levels = levels;
            }
            this.trouble = undefined;
        } catch (e) {
            this.trouble = e;
        }
    }

    get #columns() {
        return [
            { name: t('shop.item'), value: (/** @type {StockLevel} */ it) => it.name },
            { name: t('shop.code'), value: (/** @type {StockLevel} */ it) => it.code, cell: (/** @type {StockLevel} */ it) => html`<span class="figures">${printed(it.code)}</span>` },
            {
                name: t('shop.onHand'),
                value: (/** @type {StockLevel} */ it) => it.onHand.thousandths / 1000,
                cell: (/** @type {StockLevel} */ it) => html`<strong class=${it.onHand.thousandths < 0 ? 'below' : ''}>${formatQuantity(it.onHand, locale())}</strong>`,
                figure: true,
            },
        ];
    }

    render() {
        const find = (/** @type {any} */ e) => this.#load(e.target.value);
        const tools = html`<input class="field" type="search" placeholder=${t('till.searchHint')} aria-label=${t('till.searchHint')} @change=${find} @search=${find} />`;
        return html`${this.trouble ? problemPanel(this.trouble, () => this.#load(this.query)) : nothing}
            <ev-table .columns=${this.#columns} .rows=${this.levels} .tools=${tools} caption=${t('shop.stock')} file="stock"></ev-table>`;
    }
}

customElements.define('ev-stock', Stock);
