import { html, nothing } from 'lit';
import { KitElement } from '/kit/element.js';
import { problemPanel } from '/kit/parts.js';
import { t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { ask } from '../api.js';
import { shopping } from '../shopping.js';
import { availability, step, stepper, storeName, unitPrice } from './parts.js';

const LOOK = `query($store: ID!, $id: ID!) { product(store: $store, id: $id) { id name department gtin plu unit price { minor currency }
    availability { store available { thousandths unit } } everywhere(first: 20) { store available { thousandths unit } } } }`;

/** One product, here and in the other stores. */
class ProductPage extends KitElement {
    static properties = {
        store: { attribute: false },
        product: { attribute: false },
        found: { state: true },
        thousandths: { state: true },
        trouble: { state: true },
    };

    constructor() {
        super();
        /** @type {import('../shopping.js').Store | undefined} */
        this.store = undefined;
        this.product = '';
        /** Undefined until it is known. @type {any} */
        this.found = undefined;
        this.thousandths = 0;
        /** @type {unknown} */
        this.trouble = undefined;
    }

    /** @param {Map<string, unknown>} changed */
    willUpdate(changed) {
        if (changed.has('store') || changed.has('product')) {
            void this.#look();
        }
    }

    async #look() {
        const id = this.product;
        try {
            this.trouble = undefined;
            const { product } = await ask(LOOK, { store: this.store?.id, id });
            if (id === this.product) {
                this.found = product;
                this.thousandths = product ? step(product.unit) : 0;
            }
        } catch (e) {
            this.trouble = e;
        }
    }

    async #add() {
        const { id, name, unit } = this.found;
        if (await shopping.onCart('addToCart', { product: id, thousandths: this.thousandths, unit })) {
            toast('done', t('web.added', { name }));
        }
    }

    render() {
        if (this.trouble) {
            return problemPanel(this.trouble, () => void this.#look());
        }
        const product = this.found;
        if (!product) {
            return html`<p class="empty">${t(product === null ? 'web.noProduct' : 'web.loading')}</p>`;
        }
        const elsewhere = product.everywhere.filter((/** @type {import('./parts.js').Availability} */ it) => it.store !== this.store?.id);
        return html`<article class="card one-product">
            <p class="soft">${product.department}</p>
            <h1>${product.name}</h1>
            <p class="price figures">${unitPrice(product.price, product.unit)}</p>
            <p>${availability(product.availability)}</p>
            <div class="buy">
                ${stepper({
                    name: product.name,
                    quantity: { thousandths: this.thousandths, unit: product.unit },
                    change: (thousandths) => (this.thousandths = thousandths),
                })}
                <button type="button" class="button go big" @click=${() => void this.#add()}>${t('web.add')}</button>
            </div>
            ${elsewhere.length > 0
                ? html`<h2>${t('web.elsewhere')}</h2>
                      <ul class="lines">
                          ${elsewhere.map((/** @type {import('./parts.js').Availability} */ it) => html`<li><span>${storeName(it.store)}</span>${availability(it)}</li>`)}
                      </ul>`
                : nothing}
        </article>`;
    }
}

customElements.define('web-product', ProductPage);
