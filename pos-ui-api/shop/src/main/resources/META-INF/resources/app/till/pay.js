/** @typedef {import('./till-screen.js').TillScreen} TillScreen */
import { html, nothing } from 'lit';
import { formatMoney, fromKeypad, quickCash } from '/kit/money.js';
import { locale, t } from '/kit/texts.js';
import { decided } from '../decided.js';
import { NOTHING } from './entry.js';

/** @param {TillScreen} screen */
export function payPanel(screen) {
    const { view } = screen;
    if (view?.payment) {
        return view.payment.state === 'TO_BE_SIGNED' ? signaturePanel(screen, view.payment) : cardPanel(screen, view.payment);
    }
    if (!view?.basket) {
        return nothing;
    }
    return isPaid(view.basket) ? handOverPanel(screen) : meansPanel(screen, view.basket.priced.due);
}

/** An order waits to be handed over; what is paid at the till is done with. @param {import('../api.js').OpenBasket | undefined} basket */
export function isPaid(basket) {
    return basket !== undefined && basket.tenders.length > 0 && basket.priced.due.minor === 0;
}

/** All of it was paid when it was ordered. @param {TillScreen} screen */
export function handOverPanel(screen) {
    return html`<div class="task" role="status">
        <h2>${t('till.handOver')}</h2>
        <p class="notice mark">${t('till.handOverHint')}</p>
        <div class="task-actions">
            <button type="button" class="button big mark" @click=${() => screen.tryTo({ type: 'hand-over' })}>${t('till.handOver')}</button>
        </div>
    </div>`;
}

/** @param {TillScreen} screen @param {import('/kit/money.js').Money} due */
function meansPanel(screen, due) {
    const typed = screen.entry.typed === '' ? undefined : fromKeypad(screen.entry.typed, due.currency);
    const money = (/** @type {import('/kit/money.js').Money} */ it) => formatMoney(it, locale());
    const part = typed && typed.minor < due.minor ? typed : due;
    const trouble = screen.view?.cardTrouble;
    return html`<div class="pay-means ${trouble ? 'troubled' : ''}">
        ${trouble ? html`<p class="notice" role="alert">${t(`cardTrouble.${trouble.kind}`, { amount: money(trouble.amount) })}</p>` : nothing}
        <div class="quick-cash" role="group" aria-label=${t('till.cash')}>
            ${quickCash(due, 5).map(
                (given, i) => html`<button type="button" class="key quick" @click=${() => cash(screen, given)}>
                    ${money(given)}<small>${i === 0 ? t('till.exact') : t('means.cash')}</small>
                </button>`,
            )}
            <button type="button" class="key quick" ?disabled=${!typed || typed.minor === 0} @click=${() => typed && cash(screen, typed)}>
                ${typed ? money(typed) : '…'}<small>${t('till.cashTyped')}</small>
            </button>
        </div>
        <button type="button" class="button mark card-button" @click=${() => card(screen, part)}>
            <span>${t('means.card')}</span><strong class="figures">${money(part)}</strong>
        </button>
        <p class="soft hint">${typed && typed.minor < due.minor ? t('till.splitHint', { rest: money({ ...due, minor: due.minor - typed.minor }) }) : t('till.payHint')}</p>
    </div>`;
}

/** @param {TillScreen} screen @param {import('/kit/money.js').Money} given */
function cash(screen, given) {
    // A second tap that meant the first payment must not become a second one.
    if (screen.waiting > 0) {
        return;
    }
    screen.entry = NOTHING;
    void screen.tryTo({ type: 'pay-cash', given });
}

/** @param {TillScreen} screen @param {import('/kit/money.js').Money} amount */
function card(screen, amount) {
    if (screen.waiting > 0) {
        return;
    }
    screen.entry = NOTHING;
    void screen.tryTo({ type: 'pay-card', amount });
}

/** @param {TillScreen} screen @param {import('../api.js').CardPayment} payment */
function cardPanel(screen, payment) {
    const unknown = payment.state === 'UNKNOWN';
    const words = payment.reversing ? 'till.cardReversing' : unknown ? 'till.cardUnknown' : 'till.cardAsked';
    return html`<div class="task card-state" role="status">
        <h2>${t(payment.reversing ? 'till.cardReversingTitle' : unknown ? 'till.cardUnknownTitle' : 'till.cardAskedTitle')}</h2>
        <p class="task-figure figures">${formatMoney(payment.amount, locale())}</p>
        <p class="notice ${unknown ? '' : 'mark'}">${unknown ? nothing : html`<span class="busy" aria-hidden="true"></span>`} ${t(words)}</p>
        <div class="task-actions">
            ${payment.reversing
                ? nothing
                : html`<button type="button" class="button big" @click=${() => screen.tryTo({ type: 'cancel-card' })}>${t('till.cancelCard')}</button>`}
            ${unknown && screen.session.role === 'MANAGER'
                ? html`<button type="button" class="button big" @click=${() => resolve(screen, payment, false)}>${t('till.cardNotCharged')}</button>
                      <button type="button" class="button big" @click=${() => resolve(screen, payment, true)}>${t('till.cardCharged')}</button>`
                : nothing}
        </div>
    </div>`;
}

/** The customer signs the shop's copy, and only the cashier can compare. @param {TillScreen} screen @param {import('../api.js').CardPayment} payment */
function signaturePanel(screen, { attempt, amount }) {
    const compared = (/** @type {boolean} */ accepted) => screen.tryTo({ type: 'check-signature', attempt, accepted });
    return html`<div class="task card-state" role="alertdialog" aria-labelledby="signature-title" aria-describedby="signature-text">
        <h2 id="signature-title">${t('till.cardToBeSignedTitle')}</h2>
        <p class="task-figure figures">${formatMoney(amount, locale())}</p>
        <p id="signature-text" class="notice mark">${t('till.cardToBeSigned')}</p>
        <div class="task-actions">
            <button type="button" class="button big" @click=${() => compared(false)}>${t('till.signatureRefused')}</button>
            <button type="button" class="button big mark" @click=${() => compared(true)}>${t('till.signatureAccepted')}</button>
        </div>
    </div>`;
}

/** A manager's word instead of the terminal's, on record. @param {TillScreen} screen @param {import('../api.js').CardPayment} payment @param {boolean} approved */
async function resolve(screen, payment, approved) {
    const decision = await decided(payment, { words: approved ? 'till.cardCharged' : 'till.cardNotCharged', approved });
    if (decision) {
        await screen.tryTo(decision);
    }
}
