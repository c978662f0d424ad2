import { html, nothing } from 'lit';
import { KitElement } from '/kit/element.js';
import { preferences, problemPanel } from '/kit/parts.js';
import { counted, loadTexts, t } from '/kit/texts.js';
import { shopping } from './shopping.js';
import './pages/account.js';
import './pages/cart.js';
import './pages/checkout.js';
import './pages/offers.js';
import './pages/order.js';
import './pages/orders.js';
import './pages/product.js';
import './pages/search.js';

/** The frame around all pages; which one it is stands in the address behind the #. */
class Web extends KitElement {
    static properties = { trouble: { state: true }, ready: { state: true } };

    constructor() {
        super();
        /** @type {unknown} */
        this.trouble = undefined;
        this.ready = false;
        shopping.addEventListener('change', () => this.requestUpdate());
        addEventListener('hashchange', () => {
            this.requestUpdate();
            scrollTo(0, 0);
        });
    }

    connectedCallback() {
        super.connectedCallback();
        void this.#begin();
    }

    async #begin() {
        try {
            this.trouble = undefined;
            await shopping.begin();
            this.ready = true;
        } catch (e) {
            this.trouble = e;
        }
    }

    get #place() {
        const [name, ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
        return { name: name || 'search', rest };
    }

    render() {
        const { name } = this.#place;
        const items = shopping.cart?.items ?? 0;
        return html`<a class="skip" href="#content" @click=${this.#skip}>${t('web.skip')}</a>
            <header class="web-head">
                <a class="web-brand" href="#/"><img src="/kit/icon.svg" alt="" width="32" height="32" /><span>Evertill</span></a>
                ${shopping.store ? html`<a class="button quiet web-store" href="#/stores">${shopping.store.name}</a>` : nothing}
                <nav aria-label=${t('web.places')}>
                    ${this.#link('search', '#/', t('web.search'), name)} ${this.#link('orders', '#/orders', t('web.orders'), name)}
                    ${this.#link('account', '#/account', t(shopping.isCustomer ? 'web.account' : 'web.signIn'), name)}
                    <a href="#/cart" aria-current=${name === 'cart' ? 'page' : nothing}>
                        ${t('web.cart')} ${items > 0 ? html`<span class="count" aria-label=${counted('web.items', items)}>${items}</span>` : nothing}
                    </a>
                </nav>
            </header>
            <p class="web-line" role="status">${this.#line()}</p>
            <main id="content" class="web-main" tabindex="-1">${this.#content()}</main>
            <footer class="web-foot">${preferences()}</footer>`;
    }

    /** @param {string} place @param {string} address @param {string} text @param {string} current */
    #link(place, address, text, current) {
        return html`<a href=${address} aria-current=${place === current ? 'page' : nothing}>${text}</a>`;
    }

    /** The address stays: it is the page's. @param {Event} event */
    #skip(event) {
        event.preventDefault();
        /** @type {HTMLElement} */ (this.querySelector('#content')).focus();
    }

    #line() {
        if (!shopping.reachable) {
            return html`<span class="notice">${t(shopping.waiting > 0 ? 'web.unheard' : 'web.away')}</span>`;
        }
        return shopping.waiting > 0 ? html`<span class="unseen">${t('web.sending')}</span>` : nothing;
    }

    #content() {
        if (this.trouble) {
            return problemPanel(this.trouble, () => void this.#begin());
        }
        if (!this.ready) {
            return html`<p class="empty">${t('web.loading')}</p>`;
        }
        const { name, rest } = this.#place;
        const store = shopping.store;
        if (!store || name === 'stores') {
            return this.#stores();
        }
        switch (name) {
            case 'product':
                return html`<web-product .store=${store} .product=${rest[0] ?? ''}></web-product>
                    <web-offers .store=${store} .product=${rest[0] ?? ''} .version=${shopping.cart?.version}></web-offers>`;
            case 'cart':
                return html`<web-cart .cart=${shopping.cart}></web-cart>
                    ${shopping.cart?.state === 'OPEN' ? html`<web-offers .store=${store} .version=${shopping.cart.version}></web-offers>` : nothing}`;
            case 'checkout':
                return html`<web-checkout .cart=${shopping.cart}></web-checkout>`;
            case 'account':
                return html`<web-account></web-account>`;
            case 'orders':
                return html`<web-orders></web-orders>`;
            case 'order':
                return html`<web-order .order=${rest[0] ?? ''}></web-order>`;
            default:
                return html`<web-search .store=${store}></web-search>`;
        }
    }

    #stores() {
        return html`<h1>${t('web.chooseStore')}</h1>
            ${shopping.stores.length === 0 ? html`<p class="empty">${t('web.noStores')}</p>` : nothing}
            <ul class="choices">
                ${shopping.stores.map(
                    (store) => html`<li>
                        <a class="button big" href="#/" @click=${() => shopping.choose(store.id)} aria-current=${store.id === shopping.store?.id ? 'true' : nothing}
                            >${store.name}</a
                        >
                    </li>`,
                )}
            </ul>`;
    }
}

// From the page where they paid customers come back with their order's name.
const paid = new URLSearchParams(location.search).get('order');
if (paid) {
    history.replaceState(null, '', `${location.pathname}#/order/${encodeURIComponent(paid)}`);
}

await loadTexts(undefined, '/web/texts');
document.title = t('web.title');
customElements.define('ev-web', Web);
document.body.append(new Web());
