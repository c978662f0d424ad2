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
    static properties = { levels: { state: true }, trouble: { state: true } };

    constructor() {
        super();
        /** @type {StockLevel[]} */
        this.levels = [];
        /** @type {unknown} */
        this.trouble = undefined;
    }

    connectedCallback() {
        super.connectedCallback();
        void this.#load('');
    }

    /** @param {string} query */
    async #load(query) {
        try {
            this.levels = await get(`/api/shop/stock?query=${encodeURIComponent(query)}`);
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
        return html`<div class="journal-tools">
                <label class="labelled">
                    ${t('till.searchHint')}
                    <input class="field" type="search" @change=${(/** @type {any} */ e) => this.#load(e.target.value)} />
                </label>
                <button type="button" class="button" @click=${() => this.#load('')}>${t('shop.refresh')}</button>
            </div>
            ${this.trouble ? problemPanel(this.trouble, () => this.#load('')) : nothing}
            <ev-table .columns=${this.#columns} .rows=${this.levels} caption=${t('shop.stock')} file="stock"></ev-table>`;
    }
}

customElements.define('ev-stock', Stock);
