import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { KitElement } from './element.js';
import { t } from './texts.js';

/** @typedef {{ number: number, kind: 'done' | 'watch' | 'stop', text: string }} Toast */

/** Short messages in a corner, told to screen readers as well. What went wrong stays until it is sent away. */
export class Toasts extends KitElement {
    static properties = { toasts: { state: true } };

    constructor() {
        super();
        /** @type {Toast[]} */
        this.toasts = [];
        this.next = 1;
    }

    /**
     * @param {Toast['kind']} kind
     * @param {string} text
     */
    show(kind, text) {
        const number = this.next++;
        this.toasts = [...this.toasts.filter((toast) => toast.text !== text), { number, kind, text }].slice(-3);
        if (kind === 'done') {
            setTimeout(() => this.drop(number), 5000);
        }
    }

    /** @param {number} number */
    drop(number) {
        this.toasts = this.toasts.filter((toast) => toast.number !== number);
    }

    render() {
        return html`<div class="toasts" role="status" aria-live="polite">
            ${repeat(
                this.toasts,
                (toast) => toast.number,
                (toast) => html`<div class="toast ${toast.kind}">
                    <span>${toast.text}</span>
                    ${toast.kind === 'done'
                        ? nothing
                        : html`<button type="button" class="button quiet" aria-label=${t('kit.close')} @click=${() => this.drop(toast.number)}>✕</button>`}
                </div>`,
            )}
        </div>`;
    }
}

customElements.define('ev-toasts', Toasts);

/**
 * @param {Toast['kind']} kind
 * @param {string} text
 */
export function toast(kind, text) {
    let corner = /** @type {Toasts | null} */ (document.querySelector('ev-toasts'));
    if (!corner) {
        corner = new Toasts();
        document.body.append(corner);
    }
    corner.show(kind, text);
}
