import { html, nothing } from 'lit';
import { get } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { age, chip, problemPanel } from '/kit/parts.js';
import '/kit/table.js';
import { counted, locale, t } from '/kit/texts.js';
import { PollingElement } from './polling.js';
import { time } from './sales.js';

/** What somebody in a shop must see to and close, shop by shop. */
class Exceptions extends PollingElement {
    static properties = { ...PollingElement.properties, found: { state: true } };

    constructor() {
        super(5);
        /** @type {any} */
        this.found = undefined;
    }

    async load() {
        this.found = await get('/api/stores/exceptions');
    }

    render() {
        const now = this.found ? Date.parse(this.found.at) : 0;
        const shops = this.found?.shops ?? [];
        return html`<h2>${t('exceptions.title')}</h2>
            <p class="soft">${t('exceptions.note')}</p>
            ${this.trouble ? problemPanel(this.trouble, () => this.again()) : nothing}
            ${this.found && shops.length === 0 ? html`<p class="empty card">${t('exceptions.none')}</p>` : nothing}
            ${shops.map((/** @type {any} */ shop) => ofShop(shop, now))}`;
    }
}

/** @param {any} shop @param {number} now */
function ofShop({ shop, open }, now) {
    return html`<section class="card">
        <div class="card-head">
            <h3 class="node-name">${shop}</h3>
            ${chip('watch', counted('exceptions.open', open.length))} ${chip('idle', t('exceptions.oldest', { age: age(open[0].opened, now) }))}
        </div>
        <ev-table
            caption=${t('exceptions.of', { shop })}
            .rows=${open}
            .columns=${[
                { name: t('exceptions.id'), value: (/** @type {any} */ it) => it.id },
                { name: t('exceptions.since'), value: (/** @type {any} */ it) => it.opened, cell: (/** @type {any} */ it) => time(it.opened) },
                { name: t('exceptions.what'), value: words },
                { name: t('exceptions.amount'), value: (/** @type {any} */ it) => it.amount.minor, cell: (/** @type {any} */ it) => formatMoney(it.amount, locale()), figure: true },
            ]}
        ></ev-table>
    </section>`;
}

/** @param {any} it */
function words(it) {
    switch (it.kind) {
        case 'DECLINED_LATER':
            return t('exceptions.declinedLater', { receipt: it.receipt, tender: it.tender, why: it.why ?? '' });
        case 'REFUNDED_LATE':
            return t('exceptions.refundedLate', { till: it.till, receipt: it.receipt ?? '–', why: it.why ?? '' });
        case 'DIFFERS':
            return t('exceptions.differs', { till: it.till, told: formatMoney(it.told, locale()) });
        default:
            return t('exceptions.notTold', { till: it.till, why: it.why ?? '' });
    }
}

customElements.define('ho-exceptions', Exceptions);
