/** @typedef {import('../api.js').JournalEntry} JournalEntry */
import { html, nothing } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { KitElement } from '/kit/element.js';
import { get } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { chip, problemPanel } from '/kit/parts.js';
import '/kit/table.js';
import { hasText, locale, t } from '/kit/texts.js';
import { receiptImage } from '../till/receipts.js';

const TYPES = ['sale.completed', 'sale.voided', 'shift.opened', 'shift.closed', 'drawer.no-sale', 'payment.resolved', 'receipt.copied', 'stock.received', 'stock.counted', 'stock.adjusted', 'stock.transferred', 'release.acknowledged', 'device.changed'];
const PAGE = 100;

/** The electronic journal: everything that happened, newest first. */
class Journal extends KitElement {
    static properties = {
        highest: { type: Number },
        entries: { state: true },
        type: { state: true },
        text: { state: true },
        trouble: { state: true },
        more: { state: true },
    };

    constructor() {
        super();
        this.highest = 0;
        /** @type {JournalEntry[]} */
        this.entries = [];
        this.type = '';
        this.text = '';
        /** @type {unknown} */
        this.trouble = undefined;
        this.more = false;
    }

    /** @param {Map<string, unknown>} changed */
    willUpdate(changed) {
        if (changed.has('highest') || changed.has('type') || changed.has('text')) {
            void this.#load();
        }
    }

    /** @param {number} [before] a sequence, to go further back; otherwise from the newest */
    async #load(before) {
        const query = new URLSearchParams({ type: this.type, text: this.text });
        if (before) {
            query.set('before', String(before));
        }
        try {
            /** @type {JournalEntry[]} */
            const page = await get(`/api/shop/journal?${query}`);
            this.entries = before ? [...this.entries, ...page] : page;
            this.more = page.length === PAGE;
            this.trouble = undefined;
        } catch (e) {
            this.trouble = e;
        }
    }

    get #columns() {
        return [
            { name: t('shop.sequence'), value: (/** @type {JournalEntry} */ it) => it.sequence, figure: true },
            { name: t('shop.at'), value: (/** @type {JournalEntry} */ it) => it.at, cell: (/** @type {JournalEntry} */ it) => html`<span class="figures">${when(it.at)}</span>` },
            { name: t('receipt.till'), value: (/** @type {JournalEntry} */ it) => it.till ?? '', figure: true },
            { name: t('shop.type'), value: (/** @type {JournalEntry} */ it) => typeName(it.type) },
            { name: t('shop.about'), value: about },
            { name: t('shop.who'), value: (/** @type {JournalEntry} */ it) => it.by ?? '' },
            {
                name: t('shop.amount'),
                value: (/** @type {JournalEntry} */ it) => it.amount?.minor ?? '',
                cell: (/** @type {JournalEntry} */ it) => (it.amount ? formatMoney(it.amount, locale()) : ''),
                figure: true,
            },
            {
                name: t('shop.inCloud'),
                value: (/** @type {JournalEntry} */ it) => (it.confirmed ? t('shop.yes') : t('shop.waits')),
                cell: (/** @type {JournalEntry} */ it) => (it.confirmed ? chip('good', t('shop.yes')) : chip('watch', t('shop.waits'))),
            },
        ];
    }

    /** The shop looks through all of its journal, not only through what is on this page. */
    #tools() {
        return html`<select class="field" aria-label=${t('shop.type')} @change=${(/** @type {any} */ e) => (this.type = e.target.value)}>
                <option value="">${t('shop.allTypes')}</option>
                ${TYPES.map((type) => html`<option value=${type}>${typeName(type)}</option>`)}
            </select>
            <input class="field" type="search" placeholder=${t('shop.searchJournal')} aria-label=${t('shop.searchJournal')}
                @change=${(/** @type {any} */ e) => (this.text = e.target.value)} @search=${(/** @type {any} */ e) => (this.text = e.target.value)} />`;
    }

    render() {
        return html`${this.trouble ? problemPanel(this.trouble, () => this.#load()) : nothing}
            <ev-table .columns=${this.#columns} .rows=${this.entries} .tools=${this.#tools()} .chosen=${(/** @type {JournalEntry} */ it) => showFact(it)}
                caption=${t('shop.journal')} file="journal"></ev-table>
            ${this.more ? html`<div class="actions"><button type="button" class="button" @click=${() => this.#load(this.entries.at(-1)?.sequence)}>${t('shop.older')}</button></div>` : nothing}`;
    }
}

/** The time of what happened today, and the day as well of what did not. @param {string} at */
function when(at) {
    const date = new Date(at);
    const today = date.toDateString() === new Date().toDateString();
    return date.toLocaleString(locale(), today ? { timeStyle: 'medium' } : { dateStyle: 'short', timeStyle: 'medium' });
}

/** @param {string} type */
function typeName(type) {
    return hasText(`fact.${type}`) ? t(`fact.${type}`) : type;
}

/** Where the names are that facts of a type use. @type {Record<string, string>} */
const NAMES = {
    'device.changed': 'device',
    'drawer.no-sale': 'noSale',
    'payment.forwarded': 'forwarded',
    'payment.resolved': 'resolution',
    'release.acknowledged': 'step',
    'shift.closed': 'counted',
    'stock.adjusted': 'goods.reason',
    'terminal.reconciled': 'reconciled',
};

/** What a fact is about, in words. @param {JournalEntry} entry */
function about({ type, about }) {
    return about.map((it) => (hasText(`${NAMES[type]}.${it}`) ? t(`${NAMES[type]}.${it}`) : it)).join(' · ');
}

/** @param {JournalEntry} entry */
async function showFact(entry) {
    let fact;
    try {
        fact = await get(`/api/shop/journal/${entry.sequence}`);
    } catch (e) {
        fact = e;
    }
    const text = typeof fact === 'string' ? fact : JSON.stringify(fact, undefined, 2);
    const { till, receipt } = entry;
    await showDialog({
        title: `${entry.sequence} · ${typeName(entry.type)}`,
        wide: true,
        content: () => html`<p>${[about(entry), entry.by, entry.amount && formatMoney(entry.amount, locale())].filter(Boolean).join(' · ')}</p>
            <div class="fact">
                ${till && receipt ? html`<div class="paper" tabindex="0" role="region" aria-label=${t('till.receiptNo', { receipt })}>${receiptImage(till, receipt)}</div>` : nothing}
                ${fact instanceof Error ? problemPanel(fact) : html`<pre class="fact-text" tabindex="0">${text}</pre>`}
            </div>`,
    });
}

customElements.define('ev-journal', Journal);
