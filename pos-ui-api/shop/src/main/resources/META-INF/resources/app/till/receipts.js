/**
 * @typedef {import('./till-screen.js').TillScreen} TillScreen
 * @typedef {import('../api.js').ReceiptEntry} ReceiptEntry
 */
import { html } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { get } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { problemPanel } from '/kit/parts.js';
import { hasText, locale, t } from '/kit/texts.js';

/** The newest receipts of this till. @param {TillScreen} screen */
export async function showReceipts(screen) {
    try {
        const entries = await get(`/api/tills/${screen.till}/receipts`);
        const chosen = await showDialog({
            title: t('till.receipts'),
            content: (/** @type {(receipt?: string) => void} */ close) => list(entries, close),
        });
        if (chosen) {
            await showReceipt(screen, chosen);
        }
    } catch (e) {
        void showDialog({ title: t('till.receipts'), content: () => problemPanel(e) });
    }
}

/** @param {ReceiptEntry[]} entries @param {(receipt: string) => void} choose */
function list(entries, choose) {
    if (entries.length === 0) {
        return html`<p class="empty">${t('till.noReceipts')}</p>`;
    }
    return html`<ul class="found">
        ${entries.map(
            (entry) => html`<li>
                <button type="button" class="found-item" @click=${() => choose(entry.receipt)}>
                    <span>
                        <strong>${entry.receipt}</strong>
                        <small class="soft">${time(entry.at)} · ${entry.cashier} · ${entry.means.map(means).join(' + ')}</small>
                    </span>
                    <span class="figures">${formatMoney(entry.total, locale())}</span>
                </button>
            </li>`,
        )}
    </ul>`;
}

/** @param {string} name */
function means(name) {
    return hasText(`means.${name}`) ? t(`means.${name}`) : name;
}

/** @param {string} at */
function time(at) {
    return new Date(at).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'short' });
}

/** As the paper looks, by the code that the printer's is made with. @param {TillScreen} screen @param {string} receipt */
export async function showReceipt(screen, receipt) {
    const again = await showDialog({
        title: t('till.receiptNo', { receipt }),
        content: (/** @type {(print?: boolean) => void} */ close) => html`<div class="paper" tabindex="0" role="region" aria-label=${t('till.receiptNo', { receipt })}>
                ${receiptImage(screen.till, receipt)}
            </div>
            <div class="actions">
                <a class="button" href=${`/api/tills/${screen.till}/receipts/${receipt}.txt`} target="_blank" rel="noopener">${t('till.asText')}</a>
                <button type="button" class="button mark" @click=${() => close(true)}>${t('till.printCopy')}</button>
            </div>`,
    });
    if (again) {
        await screen.tryTo({ type: 'print-receipt', receipt }, false);
    }
}

/** @param {number} till @param {string} receipt */
export function receiptImage(till, receipt) {
    return html`<img src=${`/api/tills/${till}/receipts/${receipt}.svg`} alt=${t('till.receiptNo', { receipt })} />`;
}
