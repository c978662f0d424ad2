import { html, nothing } from 'lit';
import { KitElement } from '/kit/element.js';
import { problemPanel } from '/kit/parts.js';
import { locale, t } from '/kit/texts.js';
import { ask } from '../api.js';
import { money, storeName } from './parts.js';

const LIST = `query($after: ID) { orders(first: 20, after: $after) { orders { id state store total { minor currency } placedAt } next } }`;

/** What was ordered, the newest first. */
class Orders extends KitElement {
    static properties = { orders: { state: true }, next: { state: true }, trouble: { state: true } };

    constructor() {
        super();
        /** Undefined until they are known. @type {any[] | undefined} */
        this.orders = undefined;
        /** @type {string | null} */
        this.next = null;
        /** @type {unknown} */
        this.trouble = undefined;
    }

    connectedCallback() {
        super.connectedCallback();
        void this.#list(null);
    }

    /** @param {string | null} after */
    async #list(after) {
        try {
            const { orders } = await ask(LIST, { after });
            this.trouble = undefined;
            this.orders = after ? [...(this.orders ?? []), ...orders.orders] : orders.orders;
            this.next = orders.next;
        } catch (e) {
            this.trouble = e;
        }
    }

    render() {
        const format = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' });
        return html`<h1>${t('web.orders')}</h1>
            ${this.trouble ? problemPanel(this.trouble, () => void this.#list(null)) : nothing}
            ${this.orders?.length === 0 ? html`<p class="empty">${t('web.noOrders')}</p>` : nothing}
            <ul class="choices">
                ${this.orders?.map(
                    (order) => html`<li>
                        <a class="card order" href=${`#/order/${encodeURIComponent(order.id)}`}>
                            <span><strong class="number">${order.id}</strong><br /><span class="soft">${format.format(new Date(order.placedAt))}, ${storeName(order.store)}</span></span>
                            <span class="figures">${money(order.total)}<br /><span class="soft">${t(`web.state.${order.state}`)}</span></span>
                        </a>
                    </li>`,
                )}
            </ul>
            ${this.next ? html`<button type="button" class="button big" @click=${() => void this.#list(this.next)}>${t('web.showMore')}</button>` : nothing}`;
    }
}

customElements.define('web-orders', Orders);
