/** @typedef {import('./api.js').TillView} TillView */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { KitElement } from '/kit/element.js';
import { get } from '/kit/http.js';
import { LiveView } from '/kit/live.js';
import { formatAmount, formatMoney } from '/kit/money.js';
import { formatQuantity } from '/kit/quantity.js';
import { currentSession, isSignedOut } from '/kit/session.js';
import { counted, loadTexts, locale, t } from '/kit/texts.js';

/** What the customer sees: the same view as the cashier's, larger, and nothing to touch. */
class Customer extends KitElement {
    static properties = { view: { state: true }, connected: { state: true } };

    /** @param {number} till */
    constructor(till) {
        super();
        /** @type {TillView | null} */
        this.view = null;
        this.connected = false;
        const path = `/api/tills/${till}`;
        /** @type {LiveView<TillView>} */
        this.live = new LiveView(
            `${path}/live`,
            (view, connected) => Object.assign(this, { view, connected }),
            () => get(path),
            // Nobody is at the till: nothing to show, and nobody here to sign in. It is asked again until somebody is.
            (reason) => isSignedOut(reason) && (this.view = this.live.view = null),
        );
    }

    connectedCallback() {
        super.connectedCallback();
        this.live.open();
    }

    updated() {
        const list = this.querySelector('.customer-lines');
        list?.scrollTo(0, list.scrollHeight);
    }

    render() {
        const { view } = this;
        return html`<main class="customer">${view?.basket ? this.#sale(view, view.basket) : this.#between(view)}</main>`;
    }

    /** @param {TillView} view @param {import('./api.js').OpenBasket} basket */
    #sale(view, { priced, tenders }) {
        const money = (/** @type {import('/kit/money.js').Money} */ it) => formatMoney(it, locale());
        const lines = priced.lines.filter((line) => !line.voided);
        return html`<section class="customer-lines" tabindex="0" aria-label=${t('till.sale')}>
                <ol>
                    ${repeat(
                        lines,
                        (line) => line.line,
                        (line) => html`<li>
                            <span class="soft">${formatQuantity(line.quantity, locale())}${line.quantity.unit === 'EACH' ? ' ×' : ''}</span>
                            <span>${line.name}</span>
                            <span>${formatAmount(line.amount, locale())}</span>
                        </li>`,
                    )}
                </ol>
            </section>
            <section class="customer-sum" role="status">
                <p class="customer-store">${view.store}</p>
                ${view.taxMode === 'ADDED' ? html`<p><span>${t('till.tax')}</span><span>${money(priced.tax)}</span></p>` : nothing}
                ${tenders.map((tender) => html`<p><span>${t(`means.${tender.means}`)}</span><span>${money(tender.amount)}</span></p>`)}
                <p><span>${counted('till.items', priced.items)}</span></p>
                <p class="customer-total">
                    <span>${tenders.length > 0 ? t('till.toPay') : t('till.total')}</span>
                    <output>${money(tenders.length > 0 ? priced.due : priced.total)}</output>
                </p>
                ${view.payment ? html`<p class="notice mark">${t('customer.card')}</p>` : nothing}
            </section>`;
    }

    /** @param {TillView | null} view */
    #between(view) {
        if (!view?.shift) {
            return html`<section class="customer-calm"><h1>${t('customer.closed')}</h1></section>`;
        }
        const sale = view.lastSale;
        return sale
            ? html`<section class="customer-calm" role="status">
                  <h1>${t('customer.thanks')}</h1>
                  <p>${t('till.total')} <strong>${formatMoney(sale.total, locale())}</strong></p>
                  ${sale.change.minor > 0 ? html`<p class="customer-change">${t('till.changeDue')} <strong>${formatMoney(sale.change, locale())}</strong></p>` : nothing}
              </section>`
            : html`<section class="customer-calm">
                  <h1>${t('customer.welcome')}</h1>
                  <p class="soft">${view.store}</p>
              </section>`;
    }
}

const session = await currentSession();
await loadTexts(session?.language, '/texts');
customElements.define('ev-customer', Customer);
document.title = t('customer.title');
document.body.append(new Customer(Number(new URLSearchParams(location.search).get('till')) || (session?.till ?? 0)));
