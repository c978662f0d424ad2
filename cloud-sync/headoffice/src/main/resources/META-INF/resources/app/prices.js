import { html, nothing } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { get, put } from '/kit/http.js';
import { decimal, formatMoney, parseMoney } from '/kit/money.js';
import { chip, problemPanel, problemText } from '/kit/parts.js';
import { counted, locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import './draft.js';
import { limitsInWords, setLimits } from './offline-limits.js';
import { PollingElement } from './polling.js';
import './releases.js';

const PAGE = 50;
/** Columns that give way to the price where there is little room. */
const WIDE = new Set(['department', 'tax']);
const VIEWS = /** @type {const} */ (['book', 'drafts', 'releases']);

/** A zone's price book: look, change, release. */
class Prices extends PollingElement {
    static properties = {
        ...PollingElement.properties,
        role: {},
        zones: { state: true },
        zone: { state: true },
        view: { state: true },
        items: { state: true },
        text: { state: true },
        offset: { state: true },
        drafts: { state: true },
    };

    constructor() {
        super(4);
        this.role = 'VIEWER';
        /** @type {any[]} */
        this.zones = [];
        this.zone = '';
        /** @type {(typeof VIEWS)[number]} */
        this.view = here();
        /** @type {any[]} */
        this.items = [];
        this.text = '';
        this.offset = 0;
        /** @type {any[]} */
        this.drafts = [];
    }

    connectedCallback() {
        super.connectedCallback();
        window.addEventListener('hashchange', this.#moved);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        window.removeEventListener('hashchange', this.#moved);
    }

    #moved = () => {
        this.view = here();
        void this.again();
    };

    get mayEdit() {
        return this.role !== 'VIEWER';
    }

    /** The draft that single changes go into. */
    get open() {
        return this.drafts.find((it) => it.state === 'OPEN' || it.state === 'APPROVED');
    }

    async load() {
        this.zones = await get('/api/prices/zones');
        this.zone ||= this.zones[0]?.name ?? '';
        if (!this.zone) {
            return;
        }
        const asked = `${this.text} ${this.offset}`;
        const [drafts, items] = await Promise.all([
            get(`/api/prices/zones/${this.zone}/drafts`),
            get(`/api/prices/zones/${this.zone}/items?limit=${PAGE}&offset=${this.offset}&q=${encodeURIComponent(this.text)}`),
        ]);
        this.drafts = drafts;
        // What was typed meanwhile has an answer of its own on its way.
        if (asked === `${this.text} ${this.offset}`) {
            this.items = items;
        }
    }

    render() {
        const zone = this.zones.find((it) => it.name === this.zone);
        return html`${this.trouble ? problemPanel(this.trouble, () => this.again()) : nothing}
            ${zone ? this.#head(zone) : nothing}
            ${zone && this.view === 'book' ? this.#book(zone) : nothing}
            ${zone && this.view === 'drafts' ? this.#drafts(zone) : nothing}
            ${zone && this.view === 'releases' ? html`<ho-releases .zone=${this.zone} .newest=${zone.newest} .role=${this.role}></ho-releases>${this.#limits(zone)}` : nothing}`;
    }

    /** @param {any} zone */
    #limits(zone) {
        return html`<section class="card" aria-label=${t('offline.heading')}>
            <div class="card-head"><h2>${t('offline.heading')}</h2></div>
            <p>${limitsInWords(zone)}</p>
            <p class="soft">${t('offline.note')}</p>
            ${this.role === 'APPROVER'
                ? html`<div class="actions"><button type="button" class="button" @click=${() => this.#setLimits(zone)}>${t('offline.change')}</button></div>`
                : nothing}
        </section>`;
    }

    /** @param {any} zone */
    async #setLimits(zone) {
        if (await setLimits(zone)) {
            await this.again();
        }
    }

    /** @param {any} zone */
    #head(zone) {
        return html`<div class="tools">
            <div class="segments" role="group" aria-label=${t('office.prices')}>
                ${VIEWS.map((it) => html`<a class="button" href="#prices/${it}" aria-pressed=${this.view === it} role="button">${t(`prices.${it}`)}</a>`)}
            </div>
            ${this.zones.length > 1
                ? html`<label class="inline">${t('prices.zone')}
                      <select class="field" @change=${(/** @type {any} */ e) => this.#choose(e.target.value)}>
                          ${this.zones.map((it) => html`<option ?selected=${it.name === this.zone}>${it.name}</option>`)}
                      </select></label>`
                : chip('idle', `${t('prices.zone')} ${zone.name}`)}
            ${zone.inForce ? chip('good', t('prices.inForce', { release: zone.inForce })) : chip('idle', t('prices.noneInForce'))}
            ${zone.newest > zone.inForce ? chip('watch', t('prices.planned', { release: zone.newest })) : nothing}
            <span class="soft">${counted('prices.items', zone.items)}</span>
        </div>`;
    }

    /** @param {string} zone */
    #choose(zone) {
        this.zone = zone;
        this.offset = 0;
        void this.again();
    }

    /** @param {any} zone */
    #book(zone) {
        const { open } = this;
        return html`${open
                ? html`<p class="notice mark tray">
                      <span>${t('prices.openDraft', { title: open.title || open.id })} · ${counted('prices.lines', open.lines)}</span>
                      <a class="button mark" href="#prices/drafts/${open.id}">${t('prices.toDraft')}</a>
                  </p>`
                : nothing}
            <div class="table-tools">
                <input class="field" type="search" .value=${this.text} placeholder=${t('prices.search')} aria-label=${t('prices.search')}
                    @input=${(/** @type {any} */ e) => this.#search(e.target.value)} />
                ${this.mayEdit ? html`<button type="button" class="button" @click=${() => this.#upload()}>${t('prices.upload')}</button>` : nothing}
            </div>
            <div class="table-scroll" tabindex="0" role="region" aria-label=${t('prices.book')}>
                <table class="table">
                    <caption class="unseen">${t('prices.book')}</caption>
                    <thead>
                        <tr>
                            ${['name', 'code', 'department', 'tax', 'unit'].map((it) => html`<th scope="col" class=${WIDE.has(it) ? 'wide-only' : ''}><span class="head">${t(`item.${it}`)}</span></th>`)}
                            <th scope="col" class="figure"><span class="head">${t('item.price')}</span></th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>${this.items.map((it) => this.#row(it))}</tbody>
                </table>
                ${this.items.length === 0 ? html`<p class="empty">${zone.items ? t('prices.notFound') : t('prices.emptyBook')}</p>` : nothing}
            </div>
            <div class="actions">
                <button type="button" class="button" ?disabled=${this.offset === 0} @click=${() => this.#page(-PAGE)}>${t('prices.before')}</button>
                <button type="button" class="button" ?disabled=${this.items.length < PAGE} @click=${() => this.#page(PAGE)}>${t('prices.after')}</button>
            </div>`;
    }

    /** @param {any} entry */
    #row({ item, inForce }) {
        const planned = !inForce || inForce.minor !== item.price.minor;
        return html`<tr>
            <td>${item.name}</td>
            <td class="figures">${item.gtin?.replace(/^0+/, '') ?? item.plu}</td>
            <td class="wide-only">${item.department}</td>
            <td class="wide-only">${item.taxClass}</td>
            <td>${t(`unit.${item.unit}`)}</td>
            <td class="figure">
                ${inForce ? formatMoney(inForce, locale()) : '–'}
                ${planned ? html`<small class="planned">${t('prices.soon', { price: formatMoney(item.price, locale()) })}</small>` : nothing}
            </td>
            <td class="figure">
                ${this.mayEdit
                    ? html`<button type="button" class="button small" aria-label="${t('prices.change')}: ${item.name}" @click=${() => this.#change(item)}>${t('prices.change')}</button>`
                    : nothing}
            </td>
        </tr>`;
    }

    /** @param {string} text */
    #search(text) {
        this.text = text;
        this.offset = 0;
        clearTimeout(this.typing);
        this.typing = setTimeout(() => void this.again(), 150);
    }

    /** @param {number} by */
    #page(by) {
        this.offset = Math.max(0, this.offset + by);
        void this.again();
    }

    /** The open draft, or a new one. @returns {Promise<any>} */
    async #draft() {
        if (this.open) {
            return this.open;
        }
        const title = t('prices.draftOf', { date: new Date().toLocaleDateString(locale(), { dateStyle: 'medium' }) });
        const draft = await put(`/api/prices/drafts/${crypto.randomUUID()}`, { zone: this.zone, title });
        this.drafts = [draft, ...this.drafts];
        return draft;
    }

    /** @param {any} item */
    async #change(item) {
        const price = await askPrice(item);
        if (!price) {
            return;
        }
        try {
            const draft = await this.#draft();
            await put(`/api/prices/drafts/${draft.id}/items/${encodeURIComponent(item.id)}/price`, { price });
            toast('done', t('prices.drafted', { name: item.name, price: formatMoney(price, locale()) }));
            await this.again();
        } catch (e) {
            toast('stop', problemText(e));
        }
    }

    async #upload() {
        try {
            const draft = await this.#draft();
            location.hash = `#prices/drafts/${draft.id}`;
        } catch (e) {
            toast('stop', problemText(e));
        }
    }

    /** @param {any} zone */
    #drafts(zone) {
        const chosen = location.hash.split('/')[2];
        if (chosen) {
            return html`<ho-draft .id=${chosen} .zone=${zone} .role=${this.role}></ho-draft>`;
        }
        return html`<div class="actions">
                ${this.mayEdit ? html`<button type="button" class="button mark" @click=${() => this.#upload()}>${this.open ? t('prices.toDraft') : t('prices.begin')}</button>` : nothing}
            </div>
            <ev-table
                caption=${t('prices.drafts')}
                empty=${t('prices.noDrafts')}
                .rows=${this.drafts}
                .chosen=${(/** @type {any} */ it) => (location.hash = `#prices/drafts/${it.id}`)}
                .columns=${[
                    { name: t('draft.title'), value: (/** @type {any} */ it) => it.title || it.id },
                    { name: t('draft.state'), value: (/** @type {any} */ it) => t(`draft.${it.state}`), cell: (/** @type {any} */ it) => draftChip(it) },
                    { name: t('draft.lines'), value: (/** @type {any} */ it) => it.lines, figure: true },
                    { name: t('draft.by'), value: (/** @type {any} */ it) => it.createdBy },
                    { name: t('draft.approvedBy'), value: (/** @type {any} */ it) => it.approvedBy ?? '' },
                ]}
            ></ev-table>`;
    }
}

/** @param {any} draft */
export function draftChip(draft) {
    const kind = { OPEN: 'watch', APPROVED: 'good', RELEASED: 'good', DISCARDED: 'idle' }[/** @type {string} */ (draft.state)] ?? 'idle';
    const text = draft.release ? t('draft.releasedAs', { release: draft.release }) : t(`draft.${draft.state}`);
    return chip(/** @type {any} */ (kind), text);
}

/** @param {any} item @returns {Promise<import('/kit/money.js').Money | undefined>} */
function askPrice(item) {
    return showDialog({
        title: item.name,
        content: (close) => html`<form @submit=${(/** @type {SubmitEvent} */ e) => submitPrice(e, item, close)}>
            <p class="soft">${t('prices.now', { price: formatMoney(item.price, locale()) })}</p>
            <label class="labelled">
                ${t('prices.newPrice', { currency: item.price.currency })}
                <input class="field big" name="price" inputmode="decimal" required autofocus autocomplete="off" .value=${decimal(item.price)} @focus=${(/** @type {any} */ e) => e.target.select()} />
            </label>
            <div class="actions"><button type="submit" class="button go">${t('prices.intoDraft')}</button></div>
        </form>`,
    });
}

/** @param {SubmitEvent} event @param {any} item @param {(price?: import('/kit/money.js').Money) => void} close */
function submitPrice(event, item, close) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem('price'));
    const price = parseMoney(field.value, item.price.currency);
    field.setCustomValidity(price ? '' : t('prices.notAPrice'));
    if (price) {
        close(price);
    } else {
        field.reportValidity();
        field.addEventListener('input', () => field.setCustomValidity(''), { once: true });
    }
}

/** @returns {(typeof VIEWS)[number]} */
function here() {
    const name = location.hash.split('/')[1];
    return VIEWS.find((view) => view === name) ?? 'book';
}

customElements.define('ho-prices', Prices);
