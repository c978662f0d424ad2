/**
 * @typedef {import('../api.js').FoundGoods} FoundGoods
 * @typedef {import('../api.js').GoodsItem} GoodsItem
 * @typedef {import('./goods-draft.js').Draft} Draft
 * @typedef {import('./goods-draft.js').Kind} Kind
 * @typedef {import('./goods-draft.js').Line} Line
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { printed } from '/kit/codes.js';
import { Commands } from '/kit/commands.js';
import { confirmed, showDialog } from '/kit/dialog.js';
import { KitElement } from '/kit/element.js';
import { get, post } from '/kit/http.js';
import { chip, problemPanel } from '/kit/parts.js';
import { formatQuantity, unitSymbol } from '/kit/quantity.js';
import { counted, locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { listenForScans } from '/kit/wedge.js';
import { action, begun, isWhole, keep, kept, KINDS, MOST_LINES, REASONS, thousandths, withOneMore, without, withQuantity } from './goods-draft.js';

/** Deliveries, counts, adjustments and transfers: scanned or searched, line by line, and booked in one go. */
class Goods extends KitElement {
    static properties = { draft: { state: true }, found: { state: true }, trouble: { state: true }, reachable: { state: true } };

    constructor() {
        super();
        /** @type {Draft | undefined} */
        this.draft = kept();
        /** What a search found, where it was more than one. @type {FoundGoods | undefined} */
        this.found = undefined;
        /** @type {unknown} */
        this.trouble = undefined;
        this.reachable = true;
        this.commands = new Commands(
            (command) => post('/api/shop/goods/bookings', command),
            (_, reachable) => (this.reachable = reachable),
        );
        this.deaf = () => {};
    }

    connectedCallback() {
        super.connectedCallback();
        this.deaf = listenForScans((text) => void this.#find(text));
        // Nobody knows whether the shop has heard it.
        if (this.draft?.sent) {
            void this.#send();
        }
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        this.deaf();
    }

    /** @param {Draft | undefined} draft */
    #keep(draft) {
        this.draft = draft;
        keep(draft);
    }

    /** @param {string} text */
    async #find(text) {
        if (!this.draft || this.draft.sent || text.trim() === '') {
            return;
        }
        try {
            /** @type {FoundGoods} */
            const found = await get(`/api/shop/goods/items?text=${encodeURIComponent(text.trim())}`);
            this.trouble = undefined;
            if (found.items.length === 1) {
                this.#add(found.items[0], found.asOf);
            } else {
                this.found = found;
            }
        } catch (e) {
            this.trouble = e;
        }
    }

    /** @param {GoodsItem} item @param {string} asOf */
    #add(item, asOf) {
        this.found = undefined;
        const { draft } = this;
        if (!draft) {
            return;
        }
        const more = withOneMore(draft, item, asOf);
        if (more.lines.length > MOST_LINES) {
            toast('stop', counted('goods.full', MOST_LINES));
            return;
        }
        this.#keep(more);
        const search = /** @type {HTMLInputElement | null} */ (this.querySelector('[type=search]'));
        if (search) {
            search.value = '';
        }
    }

    async #book() {
        const { draft } = this;
        if (draft && isWhole(draft) && (await agreed(draft))) {
            this.#keep({ ...draft, sent: true });
            await this.#send();
        }
    }

    async #send() {
        const { draft } = this;
        if (!draft) {
            return;
        }
        this.trouble = undefined;
        try {
            await this.commands.submit({ id: draft.id, action: action(draft) });
            this.#keep(undefined);
            toast('done', t(`goods.done.${draft.kind}`));
        } catch (e) {
            // It was not booked: what is mended is another booking.
            this.#keep({ ...draft, id: crypto.randomUUID(), sent: false });
            this.trouble = e;
        }
    }

    async #discard() {
        if (await confirmed({ title: t('goods.discard'), text: t('goods.discardSure'), yes: t('goods.discard'), danger: true })) {
            this.trouble = undefined;
            this.found = undefined;
            this.#keep(undefined);
        }
    }

    render() {
        const { draft } = this;
        return draft ? this.#form(draft) : choice((kind) => this.#keep(begun(kind)));
    }

    /** @param {Draft} draft */
    #form(draft) {
        const { kind, sent, lines } = draft;
        return html`<section class="card goods" ?inert=${sent}>
                <div class="card-head">
                    <h2>${t(`goods.${kind}`)}</h2>
                    ${sent ? chip(this.reachable ? 'idle' : 'watch', t(this.reachable ? 'goods.sending' : 'goods.waiting')) : nothing}
                </div>
                <p class="soft">${t(`goods.${kind}Hint`)}</p>
                <div class="goods-head">${this.#head(draft)}</div>
                <label class="labelled">${t('goods.scan')}
                    <input class="field big" type="search" maxlength="100" autocomplete="off" placeholder=${t('till.searchHint')}
                        @keydown=${(/** @type {any} */ e) => e.key === 'Enter' && this.#find(e.target.value)} />
                </label>
                ${this.found ? this.#choices(this.found) : nothing}
                ${this.trouble ? problemPanel(this.trouble) : nothing}
            </section>
            <section class="card" ?inert=${sent}>
                ${lines.length === 0 ? html`<p class="empty">${t('goods.empty')}</p>` : this.#lines(draft)}
                <div class="actions">
                    <span class="soft figures goods-count" role="status">${counted('goods.lines', lines.length)}</span>
                    <button type="button" class="button" @click=${() => this.#discard()}>${t('goods.discard')}</button>
                    <button type="button" class="button go" ?disabled=${!isWhole(draft)} @click=${() => this.#book()}>${t('goods.book')}</button>
                </div>
            </section>`;
    }

    /** What the whole booking has beside its lines. @param {Draft} draft */
    #head(draft) {
        const document = html`<label class="labelled">${t('goods.document')}<input class="field" name="document" required maxlength="40" autocomplete="off"
            .value=${draft.document} @input=${(/** @type {any} */ e) => this.#keep({ ...draft, document: e.target.value })} /></label>`;
        switch (draft.kind) {
            case 'receive':
                return document;
            case 'transfer':
                return html`${document}<label class="labelled">${t('goods.to')}<input class="field" name="to" required maxlength="40" autocomplete="off"
                    .value=${draft.to} @input=${(/** @type {any} */ e) => this.#keep({ ...draft, to: e.target.value })} /></label>`;
            case 'adjust':
                return html`<label class="labelled">${t('shop.reason')}
                    <select class="field" name="reason" @change=${(/** @type {any} */ e) => this.#keep({ ...draft, reason: e.target.value })}>
                        ${REASONS.map((reason) => html`<option value=${reason} .selected=${reason === draft.reason}>${t(`goods.reason.${reason}`)}</option>`)}
                    </select>
                </label>`;
            default:
                return nothing;
        }
    }

    /** @param {FoundGoods} found */
    #choices({ items, asOf }) {
        return items.length === 0
            ? html`<p class="notice" role="alert">${t('till.nothingFound')}</p>`
            : html`<ul class="goods-found" aria-label=${t('goods.which')}>
                  ${items.map(
                      (item) => html`<li>
                          <button type="button" class="button" @click=${() => this.#add(item, asOf)}>
                              <span>${item.name}</span><small class="soft figures">${printed(item.code)}</small>
                          </button>
                      </li>`,
                  )}
              </ul>`;
    }

    /** What there should be is not told to whoever counts: people find what they expect. @param {Draft} draft */
    #lines(draft) {
        return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t(`goods.${draft.kind}`)}>
            <table class="table goods-lines">
                <thead>
                    <tr>
                        <th scope="col">${t('shop.item')}</th>
                        ${draft.kind === 'count' ? nothing : html`<th scope="col" class="figure">${t('shop.onHand')}</th>`}
                        <th scope="col" class="figure">${t(draft.kind === 'count' ? 'goods.counted' : 'goods.quantity')}</th>
                        <th><span class="unseen">${t('goods.remove')}</span></th>
                    </tr>
                </thead>
                <tbody>
                    ${repeat(
                        draft.lines,
                        (line) => line.itemId,
                        (line) => this.#line(draft, line),
                    )}
                </tbody>
            </table>
        </div>`;
    }

    /** @param {Draft} draft @param {Line} line */
    #line(draft, line) {
        const { itemId, code, name, unit, onHand, quantity } = line;
        const isWrong = quantity !== '' && thousandths(draft, line) === undefined;
        return html`<tr>
            <td><strong>${name}</strong><br /><small class="soft figures">${printed(code)}</small></td>
            ${draft.kind === 'count' ? nothing : html`<td class="figure">${formatQuantity({ thousandths: onHand, unit }, locale())}</td>`}
            <td class="figure">
                <input class="field figures goods-quantity" inputmode=${unit === 'EACH' ? 'numeric' : 'decimal'} maxlength="11" autocomplete="off"
                    aria-label=${t('goods.quantityOf', { item: name })} aria-invalid=${isWrong ? 'true' : nothing} .value=${quantity}
                    @input=${(/** @type {any} */ e) => this.#keep(withQuantity(draft, itemId, e.target.value))} />
                <span class="goods-unit">${unitSymbol(unit)}</span>
            </td>
            <td><button type="button" class="button quiet" aria-label=${t('goods.removeItem', { item: name })} @click=${() => this.#keep(without(draft, itemId))}>✕</button></td>
        </tr>`;
    }
}

/** @param {(kind: Kind) => void} chosen */
function choice(chosen) {
    return html`<div class="goods-kinds">
        ${KINDS.map(
            (kind) => html`<button type="button" class="card goods-kind" @click=${() => chosen(kind)}>
                <strong>${t(`goods.${kind}`)}</strong><span class="soft">${t(`goods.${kind}Hint`)}</span>
            </button>`,
        )}
    </div>`;
}

/** Shows what the booking changes, and for a count where it differs from what should be there. @param {Draft} draft */
function agreed(draft) {
    const { kind, lines } = draft;
    const differing = lines.filter((it) => kind === 'count' && thousandths(draft, it) !== it.onHand);
    return showDialog({
        title: t(`goods.${kind}`),
        content: (/** @type {(answer?: boolean) => void} */ close) =>
            html`<p>${counted('goods.lines', lines.length)}</p>
                ${kind === 'count' ? html`<p><strong>${differing.length === 0 ? t('goods.noDifference') : counted('goods.differences', differing.length)}</strong></p>` : nothing}
                ${differing.length === 0
                    ? nothing
                    : html`<div class="table-scroll goods-differences" tabindex="0" role="region" aria-label=${t('goods.difference')}>
                          <table class="table">
                              <thead>
                                  <tr><th scope="col">${t('shop.item')}</th><th scope="col" class="figure">${t('shop.onHand')}</th><th scope="col" class="figure">${t('goods.counted')}</th></tr>
                              </thead>
                              <tbody>
                                  ${differing.map(
                                      (it) => html`<tr>
                                          <td>${it.name}</td>
                                          <td class="figure">${formatQuantity({ thousandths: it.onHand, unit: it.unit }, locale())}</td>
                                          <td class="figure"><strong>${formatQuantity({ thousandths: thousandths(draft, it) ?? 0, unit: it.unit }, locale())}</strong></td>
                                      </tr>`,
                                  )}
                              </tbody>
                          </table>
                      </div>`}
                <div class="actions">
                    <button type="button" class="button" @click=${() => close(false)}>${t('kit.cancel')}</button>
                    <button type="button" class="button go" @click=${() => close(true)}>${t('goods.book')}</button>
                </div>`,
    });
}

customElements.define('ev-goods', Goods);
