/**
 * @typedef {import('./api.js').CardPayment} CardPayment
 * @typedef {import('./api.js').TillAction} TillAction
 */
import { html, nothing } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { decimal, formatMoney, parseMoney } from '/kit/money.js';
import { locale, t } from '/kit/texts.js';

/**
 * A manager's word about a card payment instead of the terminal's, on record. A terminal may have approved less than it was asked for: what counts
 * is the amount of its slip.
 *
 * @param {CardPayment} payment
 * @param {{ words: string, approved: boolean }} way
 * @returns {Promise<TillAction | undefined>} undefined if nothing was decided
 */
export function decided({ attempt, amount, reversing }, { words, approved }) {
    const title = t(words);
    const asksForAmount = approved && !reversing;
    return showDialog({
        title,
        content: (/** @type {(answer?: TillAction) => void} */ close) => {
            /** @param {SubmitEvent} event */
            const submit = (event) => {
                event.preventDefault();
                const field = /** @type {HTMLInputElement | undefined} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem('amount'));
                const slip = field && parseMoney(field.value, amount.currency);
                if (field && !(slip && slip.minor > 0 && slip.minor <= amount.minor)) {
                    field.setCustomValidity(t('till.cardChargedAmountWrong', { amount: formatMoney(amount, locale()) }));
                    field.reportValidity();
                    return;
                }
                close({ type: 'resolve-card', attempt, approved, ...(slip && { amount: slip }) });
            };
            return html`<form @submit=${submit}>
                <p>${t(`${words}Sure`, { amount: formatMoney(amount, locale()) })}</p>
                ${asksForAmount
                    ? html`<label class="labelled">${t('till.cardChargedAmount')}<input class="field figures" name="amount" inputmode="decimal" required
                          autocomplete="off" maxlength="14" .value=${decimal(amount)}
                          @input=${(/** @type {InputEvent} */ event) => /** @type {HTMLInputElement} */ (event.target).setCustomValidity('')} /></label>`
                    : nothing}
                <div class="actions">
                    <button type="button" class="button" @click=${() => close()}>${t('kit.cancel')}</button>
                    <button type="submit" class="button stop">${title}</button>
                </div>
            </form>`;
        },
    });
}
