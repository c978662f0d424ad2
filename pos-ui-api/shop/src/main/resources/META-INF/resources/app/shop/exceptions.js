/**
 * @typedef {import('../api.js').TillCard} TillCard
 * @typedef {import('../api.js').OpenException} OpenException
 * @typedef {import('../api.js').OfflinePayment} OfflinePayment
 * @typedef {import('../api.js').Money} Money
 * @typedef {import('../api.js').TillAction} TillAction
 */
import { html } from 'lit';
import { Commands } from '/kit/commands.js';
import { showDialog } from '/kit/dialog.js';
import { post } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { problemText } from '/kit/parts.js';
import { locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';

/** What somebody must see to at a till, and close. @param {TillCard} card */
export function exceptions({ till, exceptions }) {
    return exceptions.map(
        (it) => html`<section class="exception notice" role="status">
            <p>${new Date(it.opened).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'short' })} · ${words(it)}</p>
            <div class="actions"><button type="button" class="button" @click=${() => close(till, it)}>${t('shop.closeException')}</button></div>
        </section>`,
    );
}

/** @param {OpenException} exception */
function words({ sold, told, declined, refund, offline, why }) {
    if (refund) {
        const amount = formatMoney(refund.amount, locale());
        const what = refund.receipt ? t('shop.refundOfReceipt', { receipt: refund.receipt }) : t('shop.refundWithout');
        return t('shop.refundedLate', { amount, what, reason: refund.reason });
    }
    if (declined) {
        return t('shop.declinedLater', { ...payment(declined), why: why ?? '' });
    }
    const money = (/** @type {number} */ minor) => formatMoney({ .../** @type {Money} */ (sold), minor }, locale());
    const of = sold?.minor ?? 0;
    if (!told) {
        return t('shop.terminalNotTold', { why: why ?? '', sold: money(of) });
    }
    const more = told.minor - of;
    const difference = t(more > 0 ? 'shop.terminalTookMore' : 'shop.terminalTookLess', { amount: money(Math.abs(more)) });
    const differs = t('shop.terminalDiffers', { told: money(told.minor), sold: money(of), difference });
    return [differs, ...offline.map((it) => t('shop.maybeDeclined', payment(it)))].join(' ');
}

/** @param {OfflinePayment} it */
function payment({ receipt, tender, amount, at }) {
    return { receipt, tender, amount: formatMoney(amount, locale()), at: new Date(at).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'short' }) };
}

/** On record, with what was done. @param {number} till @param {OpenException} exception */
async function close(till, exception) {
    const action = await closing(exception);
    if (action) {
        await new Commands((command) => post(`/api/tills/${till}/commands`, command))
            .submit({ action })
            .catch((e) => toast('stop', problemText(e)));
    }
}

/**
 * @param {OpenException} exception
 * @returns {Promise<TillAction | undefined>} undefined if it stays open
 */
function closing(exception) {
    return showDialog({
        title: t('shop.closeExceptionTitle'),
        content: (/** @type {(answer?: TillAction) => void} */ done) => {
            /** @param {SubmitEvent} event */
            const submit = (event) => {
                event.preventDefault();
                const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem('note'));
                const note = field.value.trim();
                if (note !== '') {
                    done({ type: 'close-exception', exception: exception.id, note });
                }
            };
            return html`<form @submit=${submit}>
                <p>${words(exception)}</p>
                <label class="labelled">${t('shop.closeExceptionNote')}<input class="field" name="note" required maxlength="200" autocomplete="off" /></label>
                <div class="actions">
                    <button type="button" class="button" @click=${() => done()}>${t('kit.cancel')}</button>
                    <button type="submit" class="button mark">${t('shop.closeException')}</button>
                </div>
            </form>`;
        },
    });
}
