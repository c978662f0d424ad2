import { html, nothing } from 'lit';
import { get } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { chip, figure, problemPanel } from '/kit/parts.js';
import '/kit/table.js';
import { counted, locale, t } from '/kit/texts.js';
import { PollingElement } from './polling.js';
import { named } from './stores.js';

const GROUPS = /** @type {const} */ (['day', 'store', 'till', 'tender', 'tax']);

/** @typedef {{ shop: string, businessDay: string, till: number, figure: string, name: string, count: number, amount: import('/kit/money.js').Money }} Total */

/** What was sold: sums of some days, and the newest sales as they come. */
class Sales extends PollingElement {
    static properties = { ...PollingElement.properties, from: { state: true }, to: { state: true }, by: { state: true }, totals: { state: true }, sales: { state: true } };

    constructor() {
        super(2);
        this.to = day(0);
        this.from = day(-6);
        /** @type {(typeof GROUPS)[number]} */
        this.by = 'day';
        /** @type {Total[]} */
        this.totals = [];
        /** @type {any[]} */
        this.sales = [];
    }

    async load() {
        [this.totals, this.sales] = await Promise.all([get(`/api/sales/totals?from=${this.from}&to=${this.to}`), get('/api/sales?limit=30')]);
    }

    render() {
        return html`${this.trouble ? problemPanel(this.trouble, () => this.again()) : nothing}
            <div class="tools">
                ${this.#date('from', t('sales.from'))} ${this.#date('to', t('sales.to'))}
                <div class="segments" role="group" aria-label=${t('sales.by')}>
                    ${GROUPS.map(
                        (it) => html`<button type="button" class="button" aria-pressed=${this.by === it} @click=${() => (this.by = it)}>${t(`sales.by.${it}`)}</button>`,
                    )}
                </div>
            </div>
            ${currencies(this.totals).map((currency) => this.#summary(currency))}
            <ev-table .columns=${this.#columns()} .rows=${grouped(this.totals, this.by)} caption=${t('sales.totals')} file="sales-${this.from}-${this.to}"></ev-table>
            <h2>${t('sales.newest')}</h2>
            <ev-table .columns=${SALE_COLUMNS()} .rows=${this.sales} caption=${t('sales.newest')} empty=${t('sales.none')}></ev-table>`;
    }

    /** @param {'from' | 'to'} which @param {string} label */
    #date(which, label) {
        return html`<label class="labelled">
            ${label}
            <input class="field" type="date" .value=${this[which]} @change=${(/** @type {any} */ e) => this.#choose(which, e.target.value)} />
        </label>`;
    }

    /** @param {'from' | 'to'} which @param {string} chosen */
    #choose(which, chosen) {
        if (chosen) {
            this[which] = chosen;
            if (this.from > this.to) {
                this.from = this.to = chosen;
            }
            void this.again();
        }
    }

    /** @param {string} currency */
    #summary(currency) {
        const of = (/** @type {string} */ name) => sum(this.totals.filter((it) => it.figure === name && it.amount.currency === currency));
        const money = (/** @type {number} */ minor) => formatMoney({ minor, currency }, locale());
        const sales = of('SALES');
        return html`<section class="card figures-row" aria-label=${t('sales.totals')}>
            ${figure(t('figure.SALES'), money(sales.minor), counted('sales.sales', sales.count))}
            ${figure(t('sales.average'), sales.count ? money(Math.round(sales.minor / sales.count)) : '–')}
            ${figure(t('figure.NET'), money(of('NET').minor))} ${figure(t('figure.TAX'), money(of('TAX').minor))}
            ${figure(t('figure.ITEMS'), of('ITEMS').count.toLocaleString(locale()))}
            ${figure(t('figure.VOIDED'), of('VOIDED').count.toLocaleString(locale()))}
        </section>`;
    }

    #columns() {
        const rows = grouped(this.totals, this.by);
        const most = Math.max(1, ...rows.map((it) => it.minor));
        return [
            {
                name: t(`sales.by.${this.by}`),
                value: (/** @type {any} */ it) => it.label,
                cell: (/** @type {any} */ it) => (this.by === 'day' ? longDay(it.label) : it.label),
            },
            { name: t('sales.count'), value: (/** @type {any} */ it) => it.count, figure: true },
            {
                name: t('sales.amount'),
                value: (/** @type {any} */ it) => it.minor,
                cell: (/** @type {any} */ it) => formatMoney(it, locale()),
                figure: true,
            },
            {
                name: t('sales.share'),
                value: (/** @type {any} */ it) => it.minor,
                cell: (/** @type {any} */ it) => html`<meter min="0" max=${most} value=${Math.max(0, it.minor)} aria-label=${it.label}></meter>`,
            },
        ];
    }
}

const SALE_COLUMNS = () => [
    { name: t('sales.time'), value: (/** @type {any} */ it) => it.at, cell: (/** @type {any} */ it) => time(it.at) },
    { name: t('sales.by.store'), value: (/** @type {any} */ it) => it.shop },
    { name: t('sales.receipt'), value: (/** @type {any} */ it) => it.receipt },
    { name: t('sales.cashier'), value: (/** @type {any} */ it) => it.cashier },
    { name: t('figure.ITEMS'), value: (/** @type {any} */ it) => it.items, figure: true },
    {
        name: t('sales.by.tender'),
        value: (/** @type {any} */ it) => it.tenders.join(' '),
        cell: (/** @type {any} */ it) => it.tenders.map((/** @type {string} */ means) => chip('idle', named('tender', means))),
    },
    { name: t('sales.total'), value: (/** @type {any} */ it) => it.total.minor, cell: (/** @type {any} */ it) => formatMoney(it.total, locale()), figure: true },
];

/** @param {string} at */
export function time(at) {
    return new Date(at).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'medium' });
}

/** @param {Total[]} totals */
function currencies(totals) {
    return [...new Set(totals.map((it) => it.amount.currency))].sort();
}

/** @param {Total[]} totals */
function sum(totals) {
    return totals.reduce((all, it) => ({ count: all.count + it.count, minor: all.minor + it.amount.minor }), { count: 0, minor: 0 });
}

/** One row per day, store, till, tender or tax, and currency. @param {Total[]} totals @param {(typeof GROUPS)[number]} by */
function grouped(totals, by) {
    const figureOf = { day: 'SALES', store: 'SALES', till: 'SALES', tender: 'TENDER', tax: 'TAX' }[by];
    const label = (/** @type {Total} */ it) =>
        ({ day: it.businessDay, store: it.shop, till: `${it.shop} · ${it.till}`, tender: named('tender', it.name), tax: it.name })[by];
    /** @type {Map<string, { label: string, currency: string, count: number, minor: number }>} */
    const rows = new Map();
    for (const total of totals.filter((it) => it.figure === figureOf)) {
        const key = `${label(total)} ${total.amount.currency}`;
        const row = rows.get(key) ?? { label: label(total), currency: total.amount.currency, count: 0, minor: 0 };
        row.count += total.count;
        row.minor += total.amount.minor;
        rows.set(key, row);
    }
    return [...rows.values()];
}

/** '2026-11-22' as it is spoken of: a day of the week explains a sum. @param {string} date */
export function longDay(date) {
    return new Date(`${date}T12:00:00`).toLocaleDateString(locale(), { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}

/** @param {number} offset in days from today */
export function day(offset) {
    const date = new Date();
    date.setDate(date.getDate() + offset);
    const two = (/** @type {number} */ it) => String(it).padStart(2, '0');
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

customElements.define('ho-sales', Sales);
