import { html, nothing, render } from 'lit';
import { t } from './texts.js';

/**
 * A modal dialog that is there until it is answered.
 *
 * @template R
 * @param {{ title: string, wide?: boolean, content: (close: (result?: R) => void) => unknown, closable?: boolean }} what
 * @returns {Promise<R | undefined>} undefined if it was closed without an answer
 */
export function showDialog({ title, wide = false, content, closable = true }) {
    const dialog = document.createElement('dialog');
    dialog.className = wide ? 'dialog wide' : 'dialog';
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    /** @type {PromiseWithResolvers<R | undefined>} */
    const { promise: answered, resolve } = Promise.withResolvers();
    /** @param {R} [answer] */
    const close = (answer) => {
        // At once and not at the close event, which comes later than a scan that is made right after the answer: orders keep their order.
        resolve(answer);
        dialog.close();
        dialog.remove();
    };
    render(
        html`<header class="dialog-head">
                <h2 id="dialog-title">${title}</h2>
                ${closable
                    ? html`<button type="button" class="button quiet" aria-label=${t('kit.close')} @click=${() => close()}>✕</button>`
                    : nothing}
            </header>
            <div class="dialog-body">${content(close)}</div>`,
        dialog,
    );
    document.body.append(dialog);
    dialog.addEventListener('cancel', (event) => {
        if (!closable) {
            event.preventDefault();
        }
    });
    dialog.showModal();
    dialog.addEventListener('close', () => {
        dialog.remove();
        resolve(undefined);
    });
    return answered;
}

/**
 * @param {{ title: string, text: string, yes: string, danger?: boolean }} question
 * @returns {Promise<boolean>}
 */
export async function confirmed({ title, text, yes, danger = false }) {
    const answer = await showDialog({
        title,
        content: (/** @type {(answer?: boolean) => void} */ close) =>
            html`<p>${text}</p>
                <div class="actions">
                    <button type="button" class="button" @click=${() => close(false)}>${t('kit.cancel')}</button>
                    <button type="button" class=${danger ? 'button stop' : 'button go'} @click=${() => close(true)}>${yes}</button>
                </div>`,
    });
    return answer === true;
}
