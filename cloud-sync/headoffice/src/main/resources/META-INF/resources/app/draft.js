import { html, nothing } from 'lit';
import { download } from '/kit/csv.js';
import { confirmed } from '/kit/dialog.js';
import { del, get, post, request } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { chip, figure, problemPanel, problemText } from '/kit/parts.js';
import '/kit/table.js';
import { counted, locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { PollingElement } from './polling.js';
import { draftChip } from './prices.js';
import { effectiveOf, tomorrow } from './when.js';

/** A draft on its way: fill it, check it, approve it, release it. */
class Draft extends PollingElement {
    static properties = {
        ...PollingElement.properties,
        id: {},
        zone: { attribute: false },
        role: {},
        draft: { state: true },
        check: { state: true },
        changes: { state: true },
        imported: { state: true },
        busy: { state: true },
        when: { state: true },
    };

    constructor() {
        super(6);
        this.id = '';
        /** @type {any} */
        this.zone = undefined;
        this.role = 'VIEWER';
        /** @type {any} */
        this.draft = undefined;
        /** @type {any} */
        this.check = undefined;
        /** @type {any[]} */
        this.changes = [];
        /** @type {any} */
        this.imported = undefined;
        this.busy = false;
        /** @type {'now' | 'store-time'} */
        this.when = 'now';
    }

    async load() {
        const base = `/api/prices/drafts/${this.id}`;
        [this.draft, this.check, this.changes] = await Promise.all([get(base), get(`${base}/check`), get(`${base}/changes`)]);
    }

    /** Does something, and shows how things stand then. @param {() => Promise<unknown>} deed */
    async #do(deed) {
        this.busy = true;
        try {
            await deed();
        } catch (e) {
            toast('stop', problemText(e));
        } finally {
            this.busy = false;
            await this.again();
        }
    }

    get mayChange() {
        return this.role !== 'VIEWER' && (this.draft?.state === 'OPEN' || this.draft?.state === 'APPROVED');
    }

    render() {
        const { draft, check } = this;
        return html`<p><a class="link" href="#prices/drafts">← ${t('prices.drafts')}</a></p>
            ${this.trouble ? problemPanel(this.trouble, () => this.again()) : nothing}
            ${draft
                ? html`<div class="office-head">
                          <h2>${draft.title || draft.id} ${draftChip(draft)}</h2>
                          ${this.mayChange
                              ? html`<button type="button" class="button quiet" @click=${() => this.#discard()}>${t('draft.discard')}</button>`
                              : nothing}
                      </div>
                      ${this.mayChange ? this.#upload() : nothing} ${this.imported ? this.#result(this.imported) : nothing}
                      ${check ? this.#check(check) : nothing} ${this.#actions(draft, check)} ${this.#list()}`
                : nothing}`;
    }

    #upload() {
        return html`<form class="card upload" @submit=${(/** @type {SubmitEvent} */ e) => this.#send(e, 'all')}>
            <label class="labelled">${t('draft.file')}<input class="field" type="file" name="file" accept=".csv,text/csv" required /></label>
            <label class="labelled">${t('draft.decimals')}
                <select class="field" name="decimals">
                    <option value="POINT">1.99</option>
                    <option value="COMMA">1,99</option>
                </select>
            </label>
            <label class="labelled">${t('draft.kind')}
                <select class="field" name="kind">
                    <option value="CHANGES">${t('draft.kind.CHANGES')}</option>
                    <option value="WHOLE_BOOK">${t('draft.kind.WHOLE_BOOK')}</option>
                </select>
            </label>
            <button type="submit" class="button mark" ?disabled=${this.busy}>${t('draft.upload')}</button>
        </form>`;
    }

    /** @param {Event} event @param {'all' | 'good'} accept */
    #send(event, accept) {
        event.preventDefault();
        const form = /** @type {HTMLFormElement} */ (this.querySelector('form.upload'));
        const data = new FormData(form);
        const file = /** @type {File} */ (data.get('file'));
        const query = `decimals=${data.get('decimals')}&kind=${data.get('kind')}&accept=${accept}`;
        return this.#do(async () => {
            this.imported = await request('POST', `/api/prices/drafts/${this.id}/catalogue?${query}`, { body: file, type: 'text/csv', seconds: 120 });
            if (this.imported.taken > 0) {
                toast('done', counted('draft.taken', this.imported.taken));
            }
        });
    }

    /** @param {any} imported */
    #result(imported) {
        if (imported.badCount === 0) {
            return nothing;
        }
        const took = imported.taken > 0;
        return html`<section class="card" aria-label=${t('draft.badLines')}>
            <div class="card-head">
                <h3>${took ? t('draft.tookGood', { count: imported.taken, bad: imported.badCount }) : counted('draft.bad', imported.badCount)}</h3>
                <div class="chips">
                    <button type="button" class="button" @click=${() => download('bad-lines.csv', imported.rest)}>${t('draft.saveBad')}</button>
                    ${took ? nothing : html`<button type="button" class="button" @click=${(/** @type {Event} */ e) => this.#send(e, 'good')}>${t('draft.acceptGood')}</button>`}
                </div>
            </div>
            <div class="table-scroll bad-lines" tabindex="0" role="region" aria-label=${t('draft.badLines')}>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col" class="figure"><span class="head">${t('draft.line')}</span></th>
                            <th scope="col"><span class="head">${t('alarms.why')}</span></th>
                            <th scope="col"><span class="head">${t('draft.text')}</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        ${imported.bad.map(
                            (/** @type {any} */ it) => html`<tr>
                                <td class="figure">${it.line}</td>
                                <td>${it.reasons.join(' ')}</td>
                                <td><code>${it.text}</code></td>
                            </tr>`,
                        )}
                    </tbody>
                </table>
            </div>
        </section>`;
    }

    /** @param {any} check */
    #check(check) {
        const n = (/** @type {number} */ it) => it.toLocaleString(locale());
        return html`<section class="card" aria-label=${t('draft.check')}>
            <h3>${t('draft.check')}</h3>
            <div class="figures-row">
                ${figure(t('change.NEW'), n(check.added))} ${figure(t('change.CHANGED'), n(check.changed))} ${figure(t('draft.dearer'), n(check.dearer))}
                ${figure(t('draft.cheaper'), n(check.cheaper))} ${figure(t('change.REMOVED'), n(check.removed))} ${figure(t('change.SAME'), n(check.same))}
            </div>
            ${check.conflicts.map(
                (/** @type {any} */ it) => html`<p class="problem" role="alert">${t('draft.conflict', { plu: it.plu, item: it.item, other: it.otherItem })}</p>`,
            )}
            ${check.suspiciousCount
                ? html`<div class="notice">
                      <strong>${counted('draft.suspicious', check.suspiciousCount)}</strong>
                      <ul class="plain-list">
                          ${check.suspicious.slice(0, 12).map((/** @type {any} */ it) => html`<li>${(it.after ?? it.before).name}: ${priceChange(it)} – ${it.suspicions.map((/** @type {string} */ s) => t(`suspicion.${s}`)).join(' ')}</li>`)}
                      </ul>
                  </div>`
                : nothing}
        </section>`;
    }

    /** @param {any} draft @param {any} check */
    #actions(draft, check) {
        if (this.role !== 'APPROVER' || !this.mayChange || !check) {
            return draft.state === 'RELEASED'
                ? html`<p class="notice mark">${t('draft.isReleased', { release: draft.release })} <a class="link" href="#prices/releases">${t('prices.releases')}</a></p>`
                : nothing;
        }
        if (draft.state === 'OPEN') {
            const blocked = check.added + check.changed + check.removed === 0 || check.conflicts.length > 0;
            return html`<div class="card step">
                <p>${t('draft.approveNote')}</p>
                <button type="button" class="button go" ?disabled=${this.busy || blocked} @click=${() => this.#approve(check)}>${t('draft.approve')}</button>
            </div>`;
        }
        return html`<form class="card step" @submit=${(/** @type {SubmitEvent} */ e) => this.#release(e)}>
            <fieldset class="when">
                <legend>${t('draft.when')}</legend>
                <label><input type="radio" name="when" value="now" ?checked=${this.when === 'now'} @change=${() => (this.when = 'now')} /> ${t('draft.now')}</label>
                <label>
                    <input type="radio" name="when" value="store-time" ?checked=${this.when === 'store-time'} @change=${() => (this.when = 'store-time')} />
                    ${t('draft.at')}
                    <input class="field" type="datetime-local" name="at" aria-label=${t('draft.at')} .value=${tomorrow()} @focus=${() => (this.when = 'store-time')} />
                </label>
            </fieldset>
            <button type="submit" class="button go" ?disabled=${this.busy}>${t('draft.release')}</button>
        </form>`;
    }

    /** @param {any} check */
    async #approve(check) {
        const sure =
            check.suspiciousCount === 0 ||
            (await confirmed({ title: t('draft.approve'), text: counted('draft.approveAnyway', check.suspiciousCount), yes: t('draft.approve') }));
        if (sure) {
            await this.#do(() => post(`/api/prices/drafts/${this.id}/approval`));
        }
    }

    /** @param {SubmitEvent} event */
    #release(event) {
        event.preventDefault();
        const effective = effectiveOf(/** @type {HTMLFormElement} */ (event.target));
        return this.#do(async () => {
            const release = await post(`/api/prices/drafts/${this.id}/release`, { effective });
            toast('done', t('draft.released', { release: release.number }));
            location.hash = '#prices/releases';
        });
    }

    async #discard() {
        if (await confirmed({ title: t('draft.discard'), text: t('draft.discardSure'), yes: t('draft.discard'), danger: true })) {
            await this.#do(() => del(`/api/prices/drafts/${this.id}`));
        }
    }

    #list() {
        const item = (/** @type {any} */ it) => it.after ?? it.before;
        const hidden = this.draft.lines - this.changes.length;
        return html`${hidden > 0 ? html`<p class="soft">${t('draft.first', { shown: this.changes.length, all: this.draft.lines })}</p>` : nothing}<ev-table
            caption=${t('draft.changes')}
            empty=${t('draft.empty')}
            file="changes"
            .rows=${this.changes}
            .columns=${[
                { name: t('item.name'), value: (/** @type {any} */ it) => item(it).name },
                { name: t('item.code'), value: (/** @type {any} */ it) => item(it).gtin?.replace(/^0+/, '') ?? item(it).plu },
                { name: t('draft.does'), value: (/** @type {any} */ it) => t(`change.${it.kind}`), cell: (/** @type {any} */ it) => changeChip(it) },
                { name: t('draft.before'), value: (/** @type {any} */ it) => it.before?.price.minor ?? 0, cell: (/** @type {any} */ it) => (it.before ? formatMoney(it.before.price, locale()) : '–'), figure: true },
                { name: t('draft.after'), value: (/** @type {any} */ it) => it.after?.price.minor ?? 0, cell: (/** @type {any} */ it) => (it.after ? formatMoney(it.after.price, locale()) : '–'), figure: true },
                { name: t('draft.difference'), value: difference, cell: (/** @type {any} */ it) => percent(difference(it)), figure: true },
                ...(this.mayChange
                    ? [{ name: t('draft.leave'), value: () => '', cell: (/** @type {any} */ it) => html`<button type="button" class="button small" aria-label="${t('draft.leave')}: ${item(it).name}" @click=${() => this.#leave(item(it).id)}>${t('draft.leave')}</button>` }]
                    : []),
            ]}
        ></ev-table>`;
    }

    /** @param {string} item */
    #leave(item) {
        return this.#do(() => del(`/api/prices/drafts/${this.id}/items/${encodeURIComponent(item)}`));
    }
}

/** In whole percent of the price before. @param {any} change */
function difference({ before, after }) {
    return before && after && before.price.minor > 0 ? Math.round(((after.price.minor - before.price.minor) * 100) / before.price.minor) : 0;
}

/** @param {number} difference */
function percent(difference) {
    return difference === 0 ? '' : `${difference > 0 ? '+' : '−'}${Math.abs(difference)} %`;
}

/** @param {any} change */
function priceChange({ before, after }) {
    const price = (/** @type {any} */ it) => (it ? formatMoney(it.price, locale()) : '–');
    return `${price(before)} → ${price(after)}`;
}

/** @param {any} change */
function changeChip(change) {
    if (change.suspicions.length) {
        return chip('watch', t(`change.${change.kind}`), change.suspicions.map((/** @type {string} */ it) => t(`suspicion.${it}`)).join(' '));
    }
    return chip(change.kind === 'REMOVED' ? 'bad' : change.kind === 'SAME' ? 'idle' : 'good', t(`change.${change.kind}`));
}

customElements.define('ho-draft', Draft);
