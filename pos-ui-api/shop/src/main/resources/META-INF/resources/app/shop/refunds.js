/**
 * @typedef {import('../api.js').TillCard} TillCard
 * @typedef {import('../api.js').CardRefund} CardRefund
 * @typedef {import('../api.js').CardPaid} CardPaid
 * @typedef {import('../api.js').TillAction} TillAction
 */
import { html, nothing } from 'lit';
import { Commands } from '/kit/commands.js';
import { showDialog } from '/kit/dialog.js';
import { get, post } from '/kit/http.js';
import { decimal, formatMoney, parseMoney } from '/kit/money.js';
import { chip, problemText } from '/kit/parts.js';
import { locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';

const CHIPS = /** @type {const} */ ({ IN_PROGRESS: 'watch', UNKNOWN: 'bad', GIVEN: 'good', NOT_GIVEN: 'idle' });

/** What became of the newest refunds of a till. @param {TillCard} card */
export function refunds({ refunds }) {
    return refunds.length === 0
        ? nothing
        : html`<ul class="refunds" aria-label=${t('shop.refunds')}>
              ${refunds.map(
                  (it) => html`<li>
                      <span class="figures">${formatMoney(it.amount, locale())}</span>
                      <span class="soft">${it.receipt ? t('shop.refundOfReceipt', { receipt: it.receipt }) : t('shop.refundWithout')}</span>
                      ${chip(CHIPS[it.state], t(`shop.refund.${it.state}`))} ${why(it)}
                  </li>`,
              )}
          </ul>`;
}

/** In the terminal's words as well, where it has any. @param {CardRefund} refund */
function why({ trouble, detail }) {
    return trouble ? html`<small class="soft">${t(`refundTrouble.${trouble}`)} ${detail ?? ''}</small>` : nothing;
}

/** A manager gives money back to a card, at the terminal of this till. @param {TillCard} card */
export async function giveBack({ till, expectedCash }) {
    if (!expectedCash) {
        return;
    }
    try {
        const paid = /** @type {CardPaid[]} */ (await get(`/api/tills/${till}/card-payments`));
        const action = await asked(paid.filter((it) => it.left.minor > 0), expectedCash.currency);
        if (action) {
            await new Commands((command) => post(`/api/tills/${till}/commands`, command)).submit({ action });
            toast('done', t('shop.refundAsked'));
        }
    } catch (e) {
        toast('stop', problemText(e));
    }
}

/**
 * @param {CardPaid[]} paid
 * @param {string} currency
 * @returns {Promise<TillAction | undefined>} undefined if nothing is given back
 */
function asked(paid, currency) {
    return showDialog({
        title: t('shop.refund'),
        content: (/** @type {(answer?: TillAction) => void} */ done) => {
            /** @param {Event} event */
            const chosen = (event) => {
                const select = /** @type {HTMLSelectElement} */ (event.target);
                const of = paid[Number(select.value)];
                const amount = field(/** @type {HTMLFormElement} */ (select.form), 'amount');
                amount.value = of ? decimal(of.left) : '';
                amount.setCustomValidity('');
            };
            /** @param {SubmitEvent} event */
            const submit = (event) => {
                event.preventDefault();
                const action = read(/** @type {HTMLFormElement} */ (event.target), paid, currency);
                if (action) {
                    done(action);
                }
            };
            return html`<form @submit=${submit}>
                <label class="labelled">${t('shop.refundPayment')}
                    <select class="field" name="payment" @change=${chosen}>
                        ${paid.map((it, n) => html`<option value=${n} .selected=${n === 0}>${words(it)}</option>`)}
                        <option value="-1">${t('shop.refundWithout')}</option>
                    </select>
                </label>
                <label class="labelled">${t('shop.refundAmount')}<input class="field figures" name="amount" inputmode="decimal" required
                    autocomplete="off" maxlength="14" .value=${paid[0] ? decimal(paid[0].left) : ''} @input=${mended} /></label>
                <label class="labelled">${t('shop.refundReason')}<input class="field" name="reason" required maxlength="200" autocomplete="off" @input=${mended} /></label>
                <div class="actions">
                    <button type="button" class="button" @click=${() => done()}>${t('kit.cancel')}</button>
                    <button type="submit" class="button mark">${t('shop.refundDo')}</button>
                </div>
            </form>`;
        },
    });
}

/**
 * @param {HTMLFormElement} form
 * @param {CardPaid[]} paid
 * @param {string} currency
 * @returns {TillAction | undefined} undefined where something is to be mended first
 */
function read(form, paid, currency) {
    const select = /** @type {HTMLSelectElement} */ (form.elements.namedItem('payment'));
    const of = paid[Number(select.value)];
    const amount = field(form, 'amount');
    const reason = field(form, 'reason');
    const money = parseMoney(amount.value, currency);
    if (!money || money.minor <= 0 || (of && money.minor > of.left.minor)) {
        wrong(amount, of ? t('shop.refundAmountWrong', { amount: formatMoney(of.left, locale()) }) : t('refusal.THE_REFUND_MUST_BE_MORE_THAN_ZERO'));
        return undefined;
    }
    if (reason.value.trim() === '') {
        wrong(reason, t('shop.refundReason'));
        return undefined;
    }
    return { type: 'refund-card', ...(of && { receipt: of.receipt, tender: of.tender }), amount: money, reason: reason.value.trim() };
}

/** One choice. @param {CardPaid} paid */
function words({ receipt, at, card, left }) {
    const time = new Date(at).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'short' });
    return t('shop.refundChoice', { receipt, time, card, left: formatMoney(left, locale()) });
}

/** @param {HTMLFormElement} form @param {string} name */
function field(form, name) {
    return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** @param {HTMLInputElement} input @param {string} text */
function wrong(input, text) {
    input.setCustomValidity(text);
    input.reportValidity();
}

/** @param {InputEvent} event */
function mended(event) {
    /** @type {HTMLInputElement} */ (event.target).setCustomValidity('');
}
