/**
 * @typedef {import('../api.js').ShopView} ShopView
 * @typedef {import('../api.js').Device} Device
 * @typedef {import('../api.js').NewPairingCode} NewPairingCode
 */
import { html, nothing } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { post } from '/kit/http.js';
import { chip, problemText } from '/kit/parts.js';
import { locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';

/** @param {Device} device */
export function deviceChip(device) {
    return chip(look(device), `${t(`device.${device.kind}`)}: ${t(`device.${device.state}`)}`, device.detail);
}

/** @param {Device} device */
function stateChip(device) {
    return chip(look(device), t(`device.${device.state}`));
}

/** @param {Device} device */
function look({ state }) {
    return state === 'READY' ? 'good' : ['PAPER_NEAR_END', 'DRAWER_OPEN'].includes(state) ? 'watch' : state === 'NOT_CONFIGURED' ? 'idle' : 'bad';
}

/** Which browser is which till, and how what stands at it is. @param {ShopView} view */
export function devices(view) {
    return html`<p class="soft">${t('shop.devicesHint')}</p>
        <section class="cards" aria-label=${t('shop.devices')}>
            ${view.tills.map(
                ({ till, paired, devices: all }) => html`<article class="card">
                    <div class="card-head">
                        <h2>${t('till.name', { till })}</h2>
                        ${paired ? chip('good', t('shop.paired')) : chip('watch', t('shop.unpaired'))}
                    </div>
                    <ul class="device-list">
                        ${all.map(
                            (device) => html`<li>
                                <strong>${t(`device.${device.kind}`)}</strong> ${stateChip(device)}
                                ${device.detail ? html`<span class="soft">${device.detail}</span>` : nothing}
                            </li>`,
                        )}
                    </ul>
                    <div class="actions">
                        <button type="button" class="button" @click=${() => makeCode(till)}>${t('shop.makeCode')}</button>
                    </div>
                </article>`,
            )}
        </section>`;
}

/** @param {number} till */
async function makeCode(till) {
    try {
        /** @type {NewPairingCode} */
        const made = await post('/api/shop/pairing-codes', { till });
        const until = new Date(made.expires).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
        const address = `${location.origin}/pair.html?code=${encodeURIComponent(made.code)}`;
        await showDialog({
            title: t('shop.codeFor', { till: made.till }),
            content: () => html`<p class="pairing-code">${made.code}</p>
                <p>${t('shop.codeHint', { until })}</p>
                <p><a href=${address} target="_blank" rel="noopener">${address}</a></p>`,
        });
    } catch (e) {
        toast('stop', problemText(e));
    }
}
