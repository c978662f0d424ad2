/**
 * @typedef {import('./till-screen.js').TillScreen} TillScreen
 */
import { html, nothing } from 'lit';
import { t } from '/kit/texts.js';

/** The cart that a customer has brought on their telephone, until it is here or nobody waits for it. @param {TillScreen} screen */
export function cartPanel(screen) {
    const cart = screen.view?.cart;
    if (!cart || screen.view?.basket) {
        return undefined;
    }
    const comes = !cart.refusal && screen.view?.sync.online;
    const text = cart.refusal ? t(`refusal.${cart.refusal}`) : comes ? t('till.cartComes') : t('till.cartOffline');
    return html`<div class="task" role="status">
        <h2>${t('till.cart')}</h2>
        <p class="notice ${comes ? 'mark' : ''}">${comes ? html`<span class="busy" aria-hidden="true"></span> ` : nothing}${text}</p>
        ${cart.items > 0 ? html`<p class="soft">${t('till.cartListedHint')}</p>` : nothing}
        <div class="task-actions">
            ${cart.items > 0
                ? html`<button type="button" class="button big ${comes ? '' : 'mark'}" @click=${() => screen.tryTo({ type: 'take-listed' }, false)}>
                      ${t(cart.items === 1 ? 'till.cartTakeListedOne' : 'till.cartTakeListed', { count: cart.items })}
                  </button>`
                : nothing}
            <button type="button" class="button big" @click=${() => screen.tryTo({ type: 'leave-cart' }, false)}>${t('till.cartLeave')}</button>
        </div>
    </div>`;
}
