/**
 * @typedef {import('./till-screen.js').TillScreen} TillScreen
 * @typedef {import('../api.js').PricedLine} PricedLine
 * @typedef {import('../api.js').OpenBasket} OpenBasket
 * @typedef {import('../api.js').Tender} Tender
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { printed } from '/kit/codes.js';
import { confirmed } from '/kit/dialog.js';
import { formatAmount, formatMoney } from '/kit/money.js';
import { formatQuantity } from '/kit/quantity.js';
import { keepShaded } from '/kit/shade.js';
import { counted, locale, t } from '/kit/texts.js';
import { showReceipt } from './receipts.js';

/** The left side: what is being sold, and what it comes to. @param {TillScreen} screen */
export function basketPane(screen) {
    const basket = screen.view?.basket;
    return html`<main class="basket" aria-label=${t('till.sale')}>
        ${basket ? lines(screen, basket) : idle(screen)} ${basket ? sum(screen, basket) : nothingDue(screen)}
    </main>`;
}

/** @param {TillScreen} screen @param {OpenBasket} basket */
function lines(screen, { priced }) {
    const last = priced.lines.length;
    return html`<div class="basket-head">
            <h1>${t('till.sale')}</h1>
            <button type="button" class="button quiet" ?disabled=${!!screen.view?.payment} @click=${() => voidSale(screen)}>${t('till.voidSale')}</button>
        </div>
        <ev-follow class="lines" .at=${`${last} ${screen.view?.version}`}>
            <ol>
                ${repeat(
                    priced.lines,
                    (line) => line.line,
                    (line) => row(screen, line, line.line === last),
                )}
            </ol>
        </ev-follow>`;
}

/** @param {TillScreen} screen @param {PricedLine} line @param {boolean} last */
function row(screen, line, last) {
    const chosen = screen.chosenLine?.line === line.line;
    const style = `row ${last ? 'last' : ''} ${line.voided ? 'voided' : ''} ${chosen ? 'chosen' : ''}`;
    const each = line.quantity.unit === 'EACH';
    const unit = each ? '' : `/${line.quantity.unit.toLowerCase()}`;
    return html`<li>
        <button type="button" class=${style} ?disabled=${line.voided} aria-pressed=${chosen} @click=${() => screen.chooseLine(line.line)}>
            <span class="row-quantity">${formatQuantity(line.quantity, locale())}${each ? html`<small> ×</small>` : nothing}</span>
            <span class="row-name">
                <span>${line.name}</span>
                <small class="soft figures">${printed(line.code)} · ${formatAmount(line.unitPrice, locale())}${unit}</small>
            </span>
            <span class="row-amount">
                ${line.voided ? html`<small>${t('till.voided')}</small>` : formatAmount(line.amount, locale())}
            </span>
        </button>
    </li>`;
}

/** @param {TillScreen} screen @param {OpenBasket} basket */
function sum(screen, { priced, tenders }) {
    const paying = tenders.length > 0;
    const added = screen.view?.taxMode === 'ADDED';
    const money = (/** @type {import('/kit/money.js').Money} */ it) => formatMoney(it, locale());
    return html`<section class="sum" aria-label=${t('till.total')}>
        ${added ? html`<p class="sum-line"><span>${t('till.net')}</span><span>${money(priced.net)}</span></p>
                  <p class="sum-line"><span>${t('till.tax')}</span><span>${money(priced.tax)}</span></p>` : nothing}
        ${paying ? html`<p class="sum-line"><span>${t('till.total')}</span><span>${money(priced.total)}</span></p>` : nothing}
        ${tenders.map((tender) => taken(screen, tender))}
        <div class="sum-total" role="status">
            <span>
                <strong>${paying ? t('till.toPay') : t('till.total')}</strong>
                <small class="figures">${counted('till.items', priced.items)}</small>
            </span>
            <output class="total">${money(paying ? priced.due : priced.total)}</output>
        </div>
    </section>`;
}

/** @param {TillScreen} screen @param {Tender} tender */
function taken(screen, tender) {
    const name = tender.means === 'card' ? `${tender.approval.brand} ${tender.approval.maskedPan.slice(-4)}` : t(`means.${tender.means}`);
    return html`<p class="sum-line tender">
        <span>${name}</span>
        ${tender.means === 'prepaid'
            ? html`<span></span>`
            : html`<button type="button" class="take-back" ?disabled=${!!screen.view?.payment} @click=${() => takeBack(screen, tender)}>${t('till.takeBack')}</button>`}
        <span>${formatMoney(tender.amount, locale())}</span>
    </p>`;
}

/** @param {TillScreen} screen */
function idle(screen) {
    const { view } = screen;
    if (!view) {
        return html`<div class="idle"></div>`;
    }
    if (screen.locked) {
        return html`<div class="idle">
            <h1>${t('till.shiftClosed')}</h1>
            <p class="soft">${t('till.shiftClosedHint')}</p>
        </div>`;
    }
    return view.lastSale
        ? done(screen, view.lastSale)
        : html`<div class="idle">
              <h1>${t('till.ready')}</h1>
              <p class="soft">${t('till.readyHint')}</p>
          </div>`;
}

/** @param {TillScreen} screen @param {import('../api.js').LastSale} sale */
function done(screen, sale) {
    const total = formatMoney(sale.total, locale());
    const change = sale.change.minor !== 0;
    return html`<div class="idle done" role="status">
        <p class="done-word"><span aria-hidden="true">✓</span> ${t('till.paid')}</p>
        <p class="change">
            <span>${change ? t('till.changeDue') : t('till.total')}</span>
            <output>${change ? formatMoney(sale.change, locale()) : total}</output>
        </p>
        <dl class="pair-list">
            ${change
                ? html`<dt>${t('till.total')}</dt>
                      <dd>${total}</dd>`
                : nothing}
            <dt>${t('till.receipt')}</dt>
            <dd>${sale.receipt}</dd>
        </dl>
        <button type="button" class="button big" @click=${() => showReceipt(screen, sale.receipt)}>${t('till.showReceipt')}</button>
        <p class="soft">${t('till.nextScan')}</p>
    </div>`;
}

/** @param {TillScreen} screen */
function nothingDue(screen) {
    const currency = screen.view?.currency ?? screen.session.currency;
    return html`<section class="sum nothing" aria-label=${t('till.total')}>
        <div class="sum-total">
            <span><strong>${t('till.total')}</strong><small class="figures">${counted('till.items', 0)}</small></span>
            <output class="total">${formatMoney({ minor: 0, currency }, locale())}</output>
        </div>
    </section>`;
}

/** @param {TillScreen} screen */
async function voidSale(screen) {
    const isOrder = screen.view?.basket?.tenders.some((tender) => tender.means === 'prepaid');
    const text = t(isOrder ? 'till.voidOrderSure' : 'till.voidSaleSure');
    const sure = await confirmed({ title: t('till.voidSale'), text, yes: t('till.voidSale'), danger: true });
    if (sure) {
        await screen.tryTo({ type: 'void-basket' });
    }
}

/** @param {TillScreen} screen @param {Tender} tender */
async function takeBack(screen, tender) {
    const amount = formatMoney(tender.amount, locale());
    const text = t(tender.means === 'card' ? 'till.takeBackCard' : 'till.takeBackCash', { amount });
    if (await confirmed({ title: t('till.takeBack'), text, yes: t('till.takeBack'), danger: true })) {
        await screen.tryTo({ type: 'take-back-tender', tender: tender.number });
    }
}

/** A list that keeps its end in view when something is added. */
class Follow extends HTMLElement {
    count = '';

    /** @param {string} at changes whenever the end should be seen */
    set at(at) {
        const count = at.split(' ')[0];
        if (count !== this.count) {
            this.count = count;
            requestAnimationFrame(() => (this.scrollTop = this.scrollHeight));
        }
    }

    connectedCallback() {
        this.end = keepShaded(this);
    }

    disconnectedCallback() {
        this.end?.();
    }
}

customElements.define('ev-follow', Follow);
