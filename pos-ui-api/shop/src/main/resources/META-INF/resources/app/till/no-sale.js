/** @typedef {import('./till-screen.js').TillScreen} TillScreen */
import { html } from 'lit';
import { t } from '/kit/texts.js';

/** Why a drawer is opened without a sale. The name goes into the fact, so that reports of all languages count it as one; words are in the catalogues. */
const REASONS = ['CHANGE_GIVEN', 'COINS_BROUGHT', 'CASH_TAKEN_AWAY', 'CASH_COUNTED', 'SOMETHING_FORGOTTEN', 'DRAWER_STUCK'];

/** @param {TillScreen} screen */
export function noSalePanel(screen) {
    return html`<div class="task" role="group" aria-labelledby="no-sale-title">
        <h2 id="no-sale-title">${t('till.noSaleTitle')}</h2>
        <div class="reasons">
            ${REASONS.map((reason) => html`<button type="button" class="button" @click=${() => open(screen, reason)}>${t(`noSale.${reason}`)}</button>`)}
        </div>
    </div>`;
}

/** @param {TillScreen} screen @param {string} reason */
async function open(screen, reason) {
    if (await screen.tryTo({ type: 'no-sale', reason }, false)) {
        screen.panel = { name: 'keys' };
    }
}
