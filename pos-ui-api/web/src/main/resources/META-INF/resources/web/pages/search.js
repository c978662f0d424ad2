import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { KitElement } from '/kit/element.js';
import { problemPanel } from '/kit/parts.js';
import { t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { ask } from '../api.js';
import { shopping } from '../shopping.js';
import { availability, step, unitPrice } from './parts.js';

/**
 * @typedef {{ id: string, name: string, department: string, unit: import('/kit/quantity.js').Unit, price: import('/kit/money.js').Money,
 *     availability: import('./parts.js').Availability | null }} Product
 */

const FIND = `query($store: ID!, $words: String, $after: ID) { products(store: $store, words: $words, first: 20, after: $after) {
    products { id name department unit price { minor currency } availability { store available { thousandths unit } } } next } }`;

/** Somebody is still typing. */
const PAUSE = 200;

/** What there is, by its words. */
class Search extends KitElement {
    static properties = { store: { attribute: false }, products: { state: true }, next: { state: true }, trouble: { state: true }, busy: { state: true } };

    constructor() {
        super();
        /** @type {import('../shopping.js').Store | undefined} */
        this.store = undefined;
        /** @type {Product[]} */
        this.products = [];
        /** @type {string | null} */
        this.next = null;
        /** @type {unknown} */
        this.trouble = undefined;
        this.busy = false;
        this.words = sessionStorage.getItem('evertill.words') ?? '';
        this.asked = 0;
        /** @type {ReturnType<typeof setTimeout> | undefined} */
        this.timer = undefined;
    }

    /** @param {Map<string, unknown>} changed */
    willUpdate(changed) {
        if (changed.has('store')) {
            void this.#find(null);
        }
    }

    /** @param {InputEvent} event */
    #typed(event) {
        this.words = /** @type {HTMLInputElement} */ (event.target).value;
        sessionStorage.setItem('evertill.words', this.words);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.#find(null), PAUSE);
    }

    /** @param {string | null} after */
    async #find(after) {
        const asked = ++this.asked;
        this.busy = true;
        try {
            const { products } = await ask(FIND, { store: this.store?.id, words: this.words, after });
            // What was asked before may be answered behind what was asked after it.
            if (asked === this.asked) {
                this.products = after ? [...this.products, ...products.products] : products.products;
                this.next = products.next;
                this.trouble = undefined;
            }
        } catch (e) {
            this.trouble = asked === this.asked ? e : this.trouble;
        } finally {
            this.busy = asked !== this.asked;
        }
    }

    /** @param {Product} product */
    async #add(product) {
        const input = { product: product.id, thousandths: step(product.unit), unit: product.unit };
        if (await shopping.onCart('addToCart', input)) {
            toast('done', t('web.added', { name: product.name }));
        }
    }

    render() {
        return html`<h1 class="unseen">${t('web.search')}</h1>
            <form role="search" @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
                <label class="labelled">
                    <span class="unseen">${t('web.searchFor')}</span>
                    <input class="field big" type="search" name="words" maxlength="100" autocomplete="off" placeholder=${t('web.searchFor')} .value=${this.words}
                        @input=${this.#typed} />
                </label>
            </form>
            ${this.trouble ? problemPanel(this.trouble, () => void this.#find(null)) : nothing}
            <p class="unseen" role="status">${this.busy ? t('web.loading') : ''}</p>
            ${this.products.length === 0 && !this.busy && !this.trouble ? html`<p class="empty">${t('web.nothing')}</p>` : nothing}
            <ul class="products">
                ${repeat(
                    this.products,
                    (product) => product.id,
                    (product) => this.#card(product),
                )}
            </ul>
            ${this.next
                ? html`<button type="button" class="button big" ?disabled=${this.busy} @click=${() => void this.#find(this.next)}>${t('web.showMore')}</button>`
                : nothing}`;
    }

    /** @param {Product} product */
    #card(product) {
        return html`<li class="card product">
            <a href=${`#/product/${encodeURIComponent(product.id)}`}>
                <h2>${product.name}</h2>
                <span class="soft">${product.department}</span>
            </a>
            <span class="price figures">${unitPrice(product.price, product.unit)}</span>
            ${availability(product.availability)}
            <button type="button" class="button go" aria-label=${t('web.addNamed', { name: product.name })} @click=${() => void this.#add(product)}>
                ${t('web.add')}
            </button>
        </li>`;
    }
}

customElements.define('web-search', Search);
