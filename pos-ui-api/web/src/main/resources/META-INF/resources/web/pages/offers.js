import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { KitElement } from '/kit/element.js';
import { t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { ask } from '../api.js';
import { shopping } from '../shopping.js';
import { step, unitPrice } from './parts.js';

/**
 * @typedef {{ id: string, name: string, unit: import('/kit/quantity.js').Unit, price: import('/kit/money.js').Money }} Product
 * @typedef {{ id: string | null, product: Product, because: { name: string } | null }} Offer
 */

const LOOK = `query($store: ID!, $product: ID) { offers(store: $store, product: $product, first: 2) {
    id product { id name unit price { minor currency } } because { name } } }`;

/** One or two things that go with the cart, or with a product. It is quiet: nothing is said while it is asked for, or where there is nothing. */
class Offers extends KitElement {
    static properties = { store: { attribute: false }, product: { attribute: false }, version: { attribute: false }, found: { state: true } };

    constructor() {
        super();
        /** @type {import('../shopping.js').Store | undefined} */
        this.store = undefined;
        /** What is looked at; the cart if there is none. @type {string | undefined} */
        this.product = undefined;
        /** Of the cart: with another one something else may go. @type {number | undefined} */
        this.version = undefined;
        /** @type {Offer[]} */
        this.found = [];
    }

    /** @param {Map<string, unknown>} changed */
    willUpdate(changed) {
        if (changed.has('store') || changed.has('product') || changed.has('version')) {
            void this.#look();
        }
    }

    async #look() {
        const { store, product, version } = this;
        try {
            const { offers } = await ask(LOOK, { store: store?.id, product });
            if (store === this.store && product === this.product && version === this.version) {
                this.found = offers;
            }
        } catch {
            // The page is whole without; that nobody answers is said above it.
            this.found = [];
        }
    }

    /** @param {Product} product */
    async #add(product) {
        if (await shopping.onCart('addToCart', { product: product.id, thousandths: step(product.unit), unit: product.unit })) {
            toast('done', t('web.added', { name: product.name }));
        }
    }

    render() {
        if (this.found.length === 0) {
            return nothing;
        }
        return html`<section class="offers" aria-labelledby="offers">
            <h2 id="offers">${t(this.product ? 'web.offers.together' : 'web.offers.with')}</h2>
            <ul>
                ${repeat(
                    this.found,
                    (offer) => offer.product.id,
                    (offer) => this.#offer(offer),
                )}
            </ul>
        </section>`;
    }

    /** @param {Offer} offer */
    #offer({ id, product, because }) {
        return html`<li class="offer">
            <a href=${`#/product/${encodeURIComponent(product.id)}`}>
                <span>${product.name}</span>
                <span class="soft">${unitPrice(product.price, product.unit)}${this.#why(id, because)}</span>
            </a>
            <button type="button" class="button" aria-label=${t('web.addNamed', { name: product.name })} @click=${() => void this.#add(product)}>
                ${t('web.add')}
            </button>
        </li>`;
    }

    /** That it is for them alone, and what it goes with. @param {string | null} id @param {{ name: string } | null} because */
    #why(id, because) {
        if (!because) {
            return id ? ` · ${t('web.offers.you')}` : '';
        }
        return ` · ${t(id ? 'web.offers.because' : 'web.offers.goesWith', { name: because.name })}`;
    }
}

customElements.define('web-offers', Offers);
