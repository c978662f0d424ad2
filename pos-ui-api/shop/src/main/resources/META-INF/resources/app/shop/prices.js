/**
 * @typedef {import('../api.js').PriceBook} PriceBook
 * @typedef {import('../api.js').CatalogueImport} CatalogueImport
 * @typedef {import('../api.js').BadLine} BadLine
 */
import { html, nothing } from 'lit';
import { download } from '/kit/csv.js';
import { KitElement } from '/kit/element.js';
import { Problem, request } from '/kit/http.js';
import { figure, problemPanel } from '/kit/parts.js';
import '/kit/table.js';
import { counted, locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';

/** The price book in force, what is staged behind it, and a shop's own catalogue for as long as it has no cloud. */
class Prices extends KitElement {
    static properties = { book: { attribute: false }, bad: { state: true }, trouble: { state: true }, busy: { state: true } };

    constructor() {
        super();
        /** @type {PriceBook | undefined} */
        this.book = undefined;
        /** @type {BadLine[]} */
        this.bad = [];
        /** @type {unknown} */
        this.trouble = undefined;
        this.busy = false;
        /** @type {File | undefined} */
        this.file = undefined;
    }

    /** @param {'all' | 'good'} accept */
    async #upload(accept) {
        if (!this.file) {
            return;
        }
        this.busy = true;
        this.trouble = undefined;
        try {
            /** @type {CatalogueImport} */
            const taken = await request('POST', `/api/shop/catalogue?accept=${accept}`, { body: this.file, type: 'text/csv', seconds: 120 });
            this.bad = taken.bad;
            toast('done', counted('shop.taken', taken.taken));
        } catch (e) {
            // 422: nothing was taken, and these are the lines that must be mended first.
            this.bad = e instanceof Problem ? (e.body.lines ?? e.body.bad ?? []) : [];
            this.trouble = this.bad.length > 0 ? undefined : e;
        } finally {
            this.busy = false;
        }
    }

    render() {
        return html`${this.book ? state(this.book) : nothing}
            <section class="card upload">
                <h2>${t('shop.upload')}</h2>
                <p class="soft">${t('shop.uploadHint')}</p>
                <p><code>gtin,plu,name,department,price,tax_class,unit</code></p>
                <div class="upload-tools">
                    <input class="field" type="file" accept=".csv,text/csv" aria-label=${t('shop.file')} @change=${(/** @type {any} */ e) => this.#chosen(e.target.files[0])} />
                    <button type="button" class="button mark" ?disabled=${this.busy || !this.file} @click=${() => this.#upload('all')}>${t('shop.uploadDo')}</button>
                </div>
                ${this.trouble ? problemPanel(this.trouble) : nothing}
            </section>
            ${this.bad.length > 0 ? this.#badLines() : nothing}`;
    }

    /** @param {File | undefined} file */
    #chosen(file) {
        this.file = file;
        this.bad = [];
        this.trouble = undefined;
        this.requestUpdate();
    }

    #badLines() {
        const reasons = (/** @type {BadLine} */ it) => it.reasons.join('; ');
        const columns = [
            { name: t('shop.line'), value: (/** @type {BadLine} */ it) => it.line, figure: true },
            { name: t('shop.reason'), value: reasons },
            { name: t('shop.lineText'), value: (/** @type {BadLine} */ it) => it.text, cell: (/** @type {BadLine} */ it) => html`<code>${it.text}</code>` },
        ];
        return html`<section class="bad-lines">
            <div class="notice bad-lines-head">
                <strong role="alert">${counted('shop.badLines', this.bad.length)}</strong>
                <button type="button" class="button" @click=${() => download('bad-lines.csv', this.bad.map((it) => it.text).join('\n'))}>${t('shop.saveBad')}</button>
                <button type="button" class="button mark" ?disabled=${this.busy} @click=${() => this.#upload('good')}>${t('shop.takeGood')}</button>
            </div>
            <ev-table .columns=${columns} .rows=${this.bad} caption=${t('shop.badLinesTitle')} file="bad-lines"></ev-table>
        </section>`;
    }
}

/** '2026-11-23T06:00' as people here write it: the shop's own time, whatever this browser's is. @param {string | undefined} text */
export function localTime(text) {
    return text && new Date(text).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short' });
}

/** @param {PriceBook} book */
function state(book) {
    const since = book.activeSince ? new Date(book.activeSince).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short' }) : undefined;
    return html`<section class="card figures-row" aria-label=${t('shop.priceBook')}>
        ${figure(t('shop.inForce'), t('shop.release', { release: book.active }), since && t('shop.sinceTime', { time: since }))}
        ${figure(t('shop.staged'), book.staged === undefined ? '–' : t('shop.release', { release: book.staged }), localTime(book.stagedFrom))}
        ${figure(t('shop.zone'), html`<span class="number">${book.zone}</span>`)} ${figure(t('shop.itemsName'), book.items.toLocaleString(locale()))}
    </section>`;
}

customElements.define('ev-prices', Prices);
