/**
 * @typedef {import('../api.js').ReceiptDocument} ReceiptDocument
 * @typedef {import('../api.js').Element} ReceiptElement
 */
import { html } from 'lit';
import { bars } from './barcode.js';

const DOTS_TO_A_COLUMN = 12;

/**
 * A piece of paper as the simulated printer understood its bytes: read back, not what the till meant to print.
 *
 * @param {ReceiptDocument} document
 * @param {Record<string, string>} modules of the bar codes on it, by what they say
 */
export function paper(document, modules) {
    return html`<div class="slip">${document.elements.map((it) => element(it, document.columns, modules))}</div>`;
}

/** @param {ReceiptElement} it @param {number} columns @param {Record<string, string>} modules */
function element(it, columns, modules) {
    switch (it.kind) {
        case 'text':
            return html`<p class="${it.align.toLowerCase()} ${look(it)}">${it.text}</p>`;
        case 'columns':
            return html`<p class="columns ${look(it)}"><span>${it.left}</span><span>${it.right}</span></p>`;
        case 'rule':
            return html`<p>${'-'.repeat(columns)}</p>`;
        case 'feed':
            return Array.from({ length: it.lines }, () => html`<p>&nbsp;</p>`);
        case 'barcode':
            return html`${bars(modules[it.data] ?? '')}<p class="centre">${it.data}</p>`;
        case 'qr':
            // The simulator tells what it says; this here only looks like it.
            return html`<div class="dots" aria-hidden="true"></div><p class="centre">${it.data}</p>`;
        case 'picture':
            return html`<p class="${it.align.toLowerCase()}"><img style="width: ${dotsAcross(it.png) / DOTS_TO_A_COLUMN}ch" src="data:image/png;base64,${it.png}" alt="${it.says}" /></p>`;
        case 'cut':
            return html`<div class="cut"></div>`;
    }
}

/** What the header of a PNG says. @param {string} png in base64 */
function dotsAcross(png) {
    return new DataView(Uint8Array.from(atob(png.slice(0, 32)), (it) => it.charCodeAt(0)).buffer).getUint32(16);
}

/** @param {{ bold: boolean, large: boolean }} it */
function look({ bold, large }) {
    return `${bold ? 'bold' : ''} ${large ? 'large' : ''}`;
}
