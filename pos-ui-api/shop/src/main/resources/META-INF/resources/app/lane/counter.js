/** @typedef {import('../lane-api.js').Lane} Lane */
import { html } from 'lit';
import { chip } from '/kit/parts.js';
import { t } from '/kit/texts.js';

/** What stands on the counter beside the till: the customer's display, the scale, the key switch. */

/**
 * @param {Lane} lane
 * @param {(fault: string, on: boolean) => unknown} fault a button for it
 */
export function display({ display: { lines, unplugged } }, fault) {
    return html`<section class="card" aria-label=${t('device.DISPLAY')}>
        <div class="card-head"><h2>${t('device.DISPLAY')}</h2></div>
        <pre class="terminal-display customer-lines">${lines.join('\n')}</pre>
        <div class="chips">${fault('UNPLUGGED', unplugged)}</div>
    </section>`;
}

const SCALE_FAULTS = ['IN_MOTION', 'OVER_CAPACITY', 'UNDER_ZERO', 'UNPLUGGED', 'SILENT'];

/**
 * @param {Lane} lane
 * @param {(fault: string, on: boolean) => unknown} fault a button for it
 * @param {(load: string) => void} put
 */
export function scale({ scale: { load, unit, faults } }, fault, put) {
    const change = (/** @type {Event} */ event) => put(Number(/** @type {HTMLInputElement} */ (event.target).value).toFixed(3));
    return html`<section class="card" aria-label=${t('device.SCALE')}>
        <div class="card-head"><h2>${t('device.SCALE')}</h2><span class="terminal-display">${load} ${unit}</span></div>
        <label class="labelled">${t('lane.load')}<input type="range" min="0" max="5" step="0.005" .value=${load} @change=${change} /></label>
        <div class="chips" role="group" aria-label=${t('lane.faults')}>${SCALE_FAULTS.map((it) => fault(it, faults.includes(it)))}</div>
    </section>`;
}

/**
 * @param {Lane} lane
 * @param {(fault: string, on: boolean) => unknown} fault a button for it
 */
export function hardTotals({ hardTotals: { unplugged } }, fault) {
    return html`<section class="card" aria-label=${t('lane.hardTotals')}>
        <div class="card-head"><h2>${t('lane.hardTotals')}</h2>${unplugged ? chip('bad', t('lane.pulledOut')) : chip('good', t('lane.inserted'))}</div>
        <div class="chips" role="group" aria-label=${t('lane.faults')}>${fault('UNPLUGGED', unplugged)} ${fault('DAMAGED', false)}</div>
    </section>`;
}

const POSITIONS = ['LOCKED', 'NORMAL', 'SUPERVISOR'];

/**
 * With the buzzer, which one hears and does not see.
 *
 * @param {Lane} lane
 * @param {(fault: string, on: boolean) => unknown} fault a button for it
 * @param {(position: string) => void} turn
 */
export function keylock({ keylock: { position, unplugged }, printer: { beeps } }, fault, turn) {
    return html`<section class="card" aria-label=${t('device.KEYLOCK')}>
        <div class="card-head"><h2>${t('device.KEYLOCK')}</h2><span class="soft">${t('lane.beeps')} <span class="figures">${beeps}</span></span></div>
        <div class="chips" role="group" aria-label=${t('lane.key')}>
            ${POSITIONS.map(
                (it) => html`<button type="button" class="button ${it === position ? 'mark' : ''}" aria-pressed=${it === position}
                    @click=${() => turn(it)}>${t(`lane.key.${it}`)}</button>`,
            )}
        </div>
        <div class="chips">${fault('UNPLUGGED', unplugged)}</div>
    </section>`;
}
