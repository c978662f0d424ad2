import { html, nothing } from 'lit';
import { KitElement } from '/kit/element.js';
import { t } from '/kit/texts.js';
import { shopping } from '../shopping.js';
import { lineList, total } from './parts.js';

/** Where it is collected, and how it is paid. */
class Checkout extends KitElement {
    static properties = { cart: { attribute: false }, busy: { state: true } };

    constructor() {
        super();
        /** @type {import('../shopping.js').Cart | null} */
        this.cart = null;
        this.busy = false;
    }

    /** @param {SubmitEvent} event */
    async #order(event) {
        event.preventDefault();
        if (this.busy) {
            return;
        }
        const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
        this.busy = true;
        const answer = await shopping.onCart('placeOrder', { from: form.get('from'), way: 'COLLECT', paying: form.get('paying') });
        this.busy = false;
        if (answer?.order) {
            await shopping.refresh().catch(() => {});
            location.hash = `#/order/${encodeURIComponent(answer.order.id)}`;
        }
    }

    render() {
        const { cart } = this;
        if (!cart || cart.lines.length === 0) {
            return html`<h1>${t('web.checkout')}</h1>
                <p class="empty">${t('web.cartEmpty')}</p>`;
        }
        const weighed = cart.lines.some((line) => line.quantity.unit !== 'EACH');
        return html`<h1>${t('web.checkout')}</h1>
            <form class="checkout" @submit=${this.#order}>
                <section class="card">${lineList(cart.lines)} ${total(cart)}</section>
                <label class="labelled">
                    ${t('web.collectAt')}
                    <select class="field" name="from">
                        ${shopping.stores.map((store) => html`<option value=${store.id} ?selected=${store.id === cart.store}>${store.name}</option>`)}
                    </select>
                </label>
                <fieldset class="card options">
                    <legend>${t('web.paying')}</legend>
                    ${this.#option('ON_COLLECTION', true)} ${weighed ? nothing : this.#option('BEFOREHAND', false)}
                    ${weighed ? html`<p class="soft">${t('web.weighedNote')}</p>` : nothing}
                </fieldset>
                <button type="submit" class="button go big" ?disabled=${this.busy}>${t(this.busy ? 'web.ordering' : 'web.orderNow')}</button>
            </form>`;
    }

    /** @param {'ON_COLLECTION' | 'BEFOREHAND'} paying @param {boolean} chosen */
    #option(paying, chosen) {
        return html`<label class="option">
            <input type="radio" name="paying" value=${paying} .checked=${chosen} />
            <span>${t(`web.paying.${paying}`)}</span>
        </label>`;
    }
}

customElements.define('web-checkout', Checkout);
