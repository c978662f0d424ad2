/**
 * @typedef {import('./till-screen.js').TillScreen} TillScreen
 * @typedef {import('../api.js').WaitingBasket} WaitingBasket
 */
import { html } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { get } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { problemPanel } from '/kit/parts.js';
import { locale, t } from '/kit/texts.js';

/** Puts the sale aside, for any till to go on with. @param {TillScreen} screen */
export function park(screen) {
    return screen.tryTo({ type: 'suspend-basket' });
}

/** The parked sales of the shop; the one that is chosen goes on here. @param {TillScreen} screen */
export async function showParked(screen) {
    try {
        const baskets = await get(`/api/tills/${screen.till}/waiting`);
        const basket = await showDialog({
            title: t('till.parked'),
            content: (/** @type {(basket?: string) => void} */ close) => list(baskets, close),
        });
        if (basket) {
            await screen.tryTo({ type: 'recall-basket', basket }, false);
        }
    } catch (e) {
        void showDialog({ title: t('till.parked'), content: () => problemPanel(e) });
    }
}

/** @param {WaitingBasket[]} baskets @param {(basket: string) => void} choose */
function list(baskets, choose) {
    if (baskets.length === 0) {
        return html`<p class="empty">${t('till.nothingParked')}</p>`;
    }
    return html`<ul class="found">
        ${baskets.map(
            ({ basket, till, at, total, lines }) => html`<li>
                <button type="button" class="found-item" @click=${() => choose(basket)}>
                    <span>
                        <strong>${lines.join(', ')}</strong>
                        <small class="soft">${t('till.parkedAt', { till, time: time(at) })}</small>
                    </span>
                    <span class="figures">${formatMoney(total, locale())}</span>
                </button>
            </li>`,
        )}
    </ul>`;
}

/** @param {string} at */
function time(at) {
    return new Date(at).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
}
