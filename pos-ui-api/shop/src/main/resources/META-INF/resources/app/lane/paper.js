/**
 * @typedef {import('../api.js').ReceiptDocument} ReceiptDocument
 * @typedef {import('../api.js').Element} ReceiptElement
 */
import { html } from 'lit';

/** A piece of paper as the simulated printer understood its bytes: read back, not what the till meant to print. @param {ReceiptDocument} document */
export function paper(document) {
    return html`<div class="slip">${document.elements.map((it) => element(it, document.columns))}</div>`;
}

/** @param {ReceiptElement} it @param {number} columns */
function element(it, columns) {
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
            // The simulator tells what the bars say; these here only look like some.
            return html`<div class="bars" aria-hidden="true"></div><p class="centre">${it.data}</p>`;
        case 'qr':
            return html`<div class="dots" aria-hidden="true"></div><p class="centre">${it.data}</p>`;
        case 'picture':
            return html`<p class="${it.align.toLowerCase()}"><img src="data:image/png;base64,${it.png}" alt="${it.says}" /></p>`;
        case 'cut':
            return html`<div class="cut"></div>`;
    }
}

/** @param {{ bold: boolean, large: boolean }} it */
function look({ bold, large }) {
    return `${bold ? 'bold' : ''} ${large ? 'large' : ''}`;
}
