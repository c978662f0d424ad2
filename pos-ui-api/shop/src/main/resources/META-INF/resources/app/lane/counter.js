/** @typedef {import('../lane-api.js').Lane} Lane */
import { html } from 'lit';
import { t } from '/kit/texts.js';

/** What stands on the counter beside the till: the customer's display and the scale. */

/**
 * @param {Lane} lane
 * @param {(fault: string) => unknown} fault a button for it
 */
export function display({ display: { lines } }, fault) {
    return html`<section class="card" aria-label=${t('device.DISPLAY')}>
        <div class="card-head"><h2>${t('device.DISPLAY')}</h2></div>
        <pre class="terminal-display customer-lines">${lines.join('\n')}</pre>
        <div class="chips">${fault('UNPLUGGED')}</div>
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
