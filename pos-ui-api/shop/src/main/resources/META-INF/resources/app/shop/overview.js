/**
 * @typedef {import('../api.js').ShopView} ShopView
 * @typedef {import('../api.js').TillCard} TillCard
 * @typedef {import('../api.js').SyncView} SyncView
 */
import { html, nothing } from 'lit';
import { confirmed } from '/kit/dialog.js';
import { put } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { age, chip, figure, problemText } from '/kit/parts.js';
import { counted, locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { showX } from '../till/shift.js';
import { attention } from './attention.js';
import { deviceChip } from './devices.js';
import { exceptions } from './exceptions.js';
import { localTime } from './prices.js';
import { giveBack, refunds } from './refunds.js';
import { undecided } from './undecided.js';

/** @param {ShopView} view */
export function overview(view) {
    return html`${attention(view)} ${syncCard(view.sync)}
        <section class="cards" aria-label=${t('shop.tills')}>${view.tills.map(tillCard)}</section>
        ${book(view)}`;
}

/** How far the cloud is behind, the oldest waiting fact first: the one figure that says whether something is wrong. @param {SyncView} sync */
function syncCard(sync) {
    const waiting = sync.highest - sync.confirmed;
    const link = sync.online ? chip('good', t('kit.online')) : chip('watch', t('kit.offline'));
    return html`<section class="card sync" aria-label=${t('shop.sync')}>
        ${figure(t('shop.oldest'), sync.oldestWaiting ? age(sync.oldestWaiting) : t('shop.nothingWaits'), waiting > 0 ? counted('shop.factsWait', waiting) : undefined)}
        ${figure(t('shop.confirmed'), html`${sync.confirmed.toLocaleString(locale())} <small>/ ${sync.highest.toLocaleString(locale())}</small>`, lastConfirmed(sync))}
        ${figure(t('shop.link'), link, clock(sync))}
        <label class="plug">
            <button type="button" role="switch" class="switch" aria-checked=${sync.plugged} @click=${() => plug(!sync.plugged)}>
                <span class="unseen">${t('shop.plug')}</span>
            </button>
            <span>${t('shop.plug')}<small class="soft">${t(sync.plugged ? 'shop.plugged' : 'shop.unplugged')}</small></span>
        </label>
        ${sync.problem ? html`<p class="notice sync-problem" role="alert">${sync.problem}</p>` : nothing}
    </section>`;
}

/** @param {SyncView} sync */
function lastConfirmed(sync) {
    return sync.lastConfirmed ? t('shop.lastConfirmed', { age: age(sync.lastConfirmed) }) : undefined;
}

/** @param {SyncView} sync */
function clock(sync) {
    const skew = sync.skewMillis;
    return skew === undefined || Math.abs(skew) < 2000 ? undefined : t('shop.skew', { seconds: Math.round(skew / 1000) });
}

/** @param {boolean} plugged */
async function plug(plugged) {
    const sure = plugged || (await confirmed({ title: t('shop.plug'), text: t('shop.unplugSure'), yes: t('shop.unplug') }));
    if (sure) {
        await put('/api/shop/link', { plugged }).catch((e) => toast('stop', problemText(e)));
    }
}

/** @param {TillCard} card */
function tillCard(card) {
    const { shift, till } = card;
    const money = (/** @type {import('/kit/money.js').Money | undefined} */ it) => (it ? formatMoney(it, locale()) : '–');
    return html`<article class="card till-card">
        <div class="card-head">
            <h2>${t('till.name', { till })}</h2>
            ${shift ? chip('good', t('shop.shiftOpen')) : chip('idle', t('shop.shiftClosed'))}
        </div>
        <div class="figures-row">
            ${figure(t('shop.takings'), money(card.takingsToday), counted('shop.sales', card.salesToday))}
            ${figure(t('shop.expectedCash'), money(card.expectedCash))}
        </div>
        <dl class="pair-list">
            <dt>${t('receipt.cashier')}</dt>
            <dd>${shift?.cashierName ?? '–'}</dd>
            <dt>${t('receipt.shift')}</dt>
            <dd>${shift ? t('shop.since', { shift: shift.number, time: time(shift.opened) }) : '–'}</dd>
            <dt>${t('shop.basket')}</dt>
            <dd>${money(card.basketTotal)}</dd>
        </dl>
        ${undecided(card)} ${exceptions(card)} ${refunds(card)}
        <div class="chips">${card.devices.map(deviceChip)}</div>
        <div class="actions">
            <button type="button" class="button" ?disabled=${!shift} @click=${() => showX(till)}>${t('till.x')}</button>
            <button type="button" class="button" ?disabled=${!shift} @click=${() => giveBack(card)}>${t('shop.refund')}</button>
            <a class="button" href="/till.html?till=${till}">${t('shop.look')}</a>
        </div>
    </article>`;
}

/** @param {string} at */
function time(at) {
    return new Date(at).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
}

/** @param {ShopView} view */
function book({ priceBook, businessDay, node, backup }) {
    return html`<section class="card figures-row" aria-label=${t('shop.prices')}>
        ${figure(t('shop.priceBook'), t('shop.release', { release: priceBook.active }), counted('shop.itemsInBook', priceBook.items))}
        ${figure(t('shop.staged'), priceBook.staged === undefined ? '–' : t('shop.release', { release: priceBook.staged }), localTime(priceBook.stagedFrom))}
        ${backup ? figure(t('shop.backup'), backup.at ? localTime(backup.at) : '–', backup.bytes === undefined ? undefined : megabytes(backup.bytes)) : nothing}
        ${figure(t('shop.day'), new Date(`${businessDay}T12:00:00`).toLocaleDateString(locale(), { dateStyle: 'medium' }))}
        ${figure(t('shop.node'), html`<span class="node">${node}</span>`)}
    </section>`;
}

/** @param {number} bytes */
function megabytes(bytes) {
    return new Intl.NumberFormat(locale(), { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(bytes / 1e6);
}
