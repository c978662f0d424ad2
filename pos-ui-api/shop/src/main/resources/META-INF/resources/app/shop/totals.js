/** @typedef {import('../api.js').Total} Total */
import { html, nothing } from 'lit';
import { KitElement } from '/kit/element.js';
import { get } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { figure, problemPanel } from '/kit/parts.js';
import '/kit/table.js';
import { counted, locale, t } from '/kit/texts.js';
import { countable, figureName, hasAmount, inOrder } from '../till/shift.js';

/** The sums of a business day, as the cloud has them too. */
class Totals extends KitElement {
    static properties = { day: {}, version: { type: Number }, totals: { state: true }, trouble: { state: true } };

    constructor() {
        super();
        this.day = '';
        this.version = 0;
        /** @type {Total[]} */
        this.totals = [];
        /** @type {unknown} */
        this.trouble = undefined;
        /** Chosen here, if another than the shop's. @type {string | undefined} */
        this.chosen = undefined;
    }

    /** @param {Map<string, unknown>} changed */
    willUpdate(changed) {
        if (changed.has('day') || changed.has('version')) {
            void this.#load();
        }
    }

    async #load() {
        try {
            /** @type {Total[]} */
            const totals = await get(`/api/shop/totals?day=${this.chosen ?? this.day}`);
            this.totals = inOrder(totals).toSorted((a, b) => a.till - b.till || a.shift.localeCompare(b.shift, undefined, { numeric: true }));
            this.trouble = undefined;
        } catch (e) {
            this.trouble = e;
        }
    }

    /** @param {string} name of a figure */
    #sum(name) {
        return this.totals
            .filter((total) => total.figure === name)
            .reduce((sum, total) => ({ count: sum.count + total.count, minor: sum.minor + total.amount.minor }), { count: 0, minor: 0 });
    }

    get #columns() {
        return [
            { name: t('receipt.till'), value: (/** @type {Total} */ it) => it.till, figure: true },
            { name: t('receipt.shift'), value: (/** @type {Total} */ it) => it.shift },
            { name: t('till.figure'), value: (/** @type {Total} */ it) => figureName(it.figure, it.name) },
            { name: t('till.count'), value: (/** @type {Total} */ it) => it.count, cell: (/** @type {Total} */ it) => (countable(it.figure) ? it.count.toLocaleString(locale()) : ''), figure: true },
            {
                name: t('till.amount'),
                value: (/** @type {Total} */ it) => it.amount.minor,
                cell: (/** @type {Total} */ it) => (hasAmount(it.figure) ? formatMoney(it.amount, locale()) : ''),
                figure: true,
            },
        ];
    }

    render() {
        const currency = this.totals[0]?.amount.currency;
        const money = (/** @type {number} */ minor) => (currency ? formatMoney({ minor, currency }, locale()) : '–');
        const sales = this.#sum('SALES');
        return html`<div class="journal-tools">
                <label class="labelled">
                    ${t('shop.day')}
                    <input class="field" type="date" .value=${this.chosen ?? this.day} @change=${(/** @type {any} */ e) => this.#choose(e.target.value)} />
                </label>
            </div>
            ${this.trouble ? problemPanel(this.trouble, () => this.#load()) : nothing}
            <section class="card figures-row" aria-label=${t('shop.totals')}>
                ${figure(t('figure.SALES'), money(sales.minor), counted('shop.sales', sales.count))}
                ${figure(t('shop.average'), sales.count ? money(Math.round(sales.minor / sales.count)) : '–')}
                ${figure(t('figure.ITEMS'), this.#sum('ITEMS').count.toLocaleString(locale()))}
                ${figure(t('figure.TAX'), money(this.#sum('TAX').minor))}
                ${figure(t('figure.REFUNDED'), money(this.#sum('REFUNDED').minor))}
                ${figure(t('figure.VOIDED'), this.#sum('VOIDED').count.toLocaleString(locale()))}
            </section>
            ${this.#means(money)}
            <ev-table .columns=${this.#columns} .rows=${this.totals} caption=${t('shop.totals')} file="totals-${this.chosen ?? this.day}"></ev-table>`;
    }

    /** What came in by which means, as bars: looking beats reading. @param {(minor: number) => string} money */
    #means(money) {
        /** @type {Map<string, number>} */
        const byMeans = new Map();
        for (const total of this.totals) {
            if (total.figure === 'TENDER') {
                byMeans.set(total.name, (byMeans.get(total.name) ?? 0) + total.amount.minor);
            }
        }
        const most = Math.max(1, ...byMeans.values());
        return byMeans.size === 0
            ? nothing
            : html`<section class="card bars" aria-label=${t('figure.TENDER')}>
                  ${[...byMeans].map(
                      ([name, minor]) => html`<div>
                          <span>${figureName('TENDER', name)}</span>
                          <meter min="0" max=${most} value=${Math.max(0, minor)} aria-label=${name}></meter>
                          <strong class="figures">${money(minor)}</strong>
                      </div>`,
                  )}
              </section>`;
    }

    /** @param {string} day */
    #choose(day) {
        this.chosen = day || undefined;
        this.requestUpdate();
        void this.#load();
    }
}

customElements.define('ev-totals', Totals);
