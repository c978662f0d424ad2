import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { confirmed } from '/kit/dialog.js';
import { KitElement } from '/kit/element.js';
import { t } from '/kit/texts.js';
import { shopping } from '../shopping.js';
import { code } from './code.js';
import { lineList, money, stepper, total, unitPrice } from './parts.js';

/** What was chosen; to be changed, ordered, or shown to a till. */
class CartPage extends KitElement {
    static properties = { cart: { attribute: false } };

    constructor() {
        super();
        /** @type {import('../shopping.js').Cart | null} */
        this.cart = null;
    }

    /** Whoever comes with a code to be scanned sees the whole of it, however far down the button was. @param {Map<string, unknown>} changed */
    updated(changed) {
        const before = /** @type {import('../shopping.js').Cart | null | undefined} */ (changed.get('cart'));
        if (before?.state === 'OPEN' && this.cart?.state === 'PARKED') {
            scrollTo(0, 0);
        }
    }

    /** @param {import('../shopping.js').Line} line @param {number} thousandths */
    #change(line, thousandths) {
        void shopping.onCart('changeCartLine', { line: line.line, thousandths, unit: line.quantity.unit });
    }

    async #clear() {
        const sure = await confirmed({ title: t('web.clear'), text: t('web.clearText'), yes: t('web.clear'), danger: true });
        if (sure) {
            void shopping.onCart('clearCart');
        }
    }

    render() {
        const { cart } = this;
        if (!cart || cart.lines.length === 0) {
            return html`<h1>${t('web.cart')}</h1>
                <p class="empty">${t('web.cartEmpty')}</p>
                <a class="button big" href="#/">${t('web.toSearch')}</a>`;
        }
        switch (cart.state) {
            case 'OPEN':
                return this.#open(cart);
            case 'PARKED':
                return this.#parked(cart);
            case 'AT_TILL':
                return this.#atTill(cart);
        }
    }

    /** @param {import('../shopping.js').Cart} cart */
    #open(cart) {
        return html`<h1>${t('web.cart')}</h1>
            <ul class="cart-lines">
                ${repeat(
                    cart.lines,
                    (line) => line.line,
                    (line) => this.#line(line),
                )}
            </ul>
            ${total(cart)}
            <div class="ways">
                <a class="button go big" href="#/checkout">${t('web.order')}</a>
                <button type="button" class="button big" @click=${() => void shopping.onCart('parkCart')}>${t('web.toTill')}</button>
                <button type="button" class="button quiet" @click=${() => void this.#clear()}>${t('web.clear')}</button>
            </div>`;
    }

    /** @param {import('../shopping.js').Line} line */
    #line(line) {
        return html`<li class="card cart-line">
            <div>
                <h2>${line.name}</h2>
                <span class="soft figures">${unitPrice(line.unitPrice, line.quantity.unit)}</span>
            </div>
            <span class="amount figures">${money(line.amount)}</span>
            ${stepper({ name: line.name, quantity: line.quantity, change: (thousandths) => this.#change(line, thousandths) })}
            <button type="button" class="button quiet" aria-label=${t('web.removeNamed', { name: line.name })}
                @click=${() => void shopping.onCart('removeCartLine', { line: line.line })}>
                ${t('web.remove')}
            </button>
        </li>`;
    }

    /** @param {import('../shopping.js').Cart} cart */
    #atTill(cart) {
        return html`<h1>${t('web.cart')}</h1>
            <p class="notice mark" role="status">${t('web.hasTill')}</p>
            <section class="card">${lineList(cart.lines)} ${total(cart)}</section>`;
    }

    /** @param {import('../shopping.js').Cart} cart */
    #parked(cart) {
        return html`<h1>${t('web.atTill')}</h1>
            <p>${t('web.atTillText')}</p>
            <figure class="code">${code(cart.code, t('web.code'))}</figure>
            ${total(cart)}
            <div class="ways">
                <a class="button go big" href="#/checkout">${t('web.order')}</a>
                <button type="button" class="button big" @click=${() => void shopping.onCart('fetchCart')}>${t('web.fetch')}</button>
            </div>`;
    }
}

customElements.define('web-cart', CartPage);
