import { html } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { put } from '/kit/http.js';
import { problemText } from '/kit/parts.js';
import { t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { effectiveOf, tomorrow } from './when.js';

/** Whether its book can come back: it was in force, and something came after it or is planned to. @param {any} release @param {number} newest */
export function mayComeBack(release, newest) {
    return release.state !== 'SUPERSEDED' && release.number < newest && Date.parse(release.comesAt) <= Date.now();
}

/** Asks from when on, and goes back. @param {any} release @returns {Promise<boolean>} whether it was done */
export async function goBackTo(release) {
    const effective = await askWhen(release.number);
    if (!effective) {
        return false;
    }
    try {
        const path = `/api/prices/zones/${release.zone}/rollbacks/${crypto.randomUUID()}`;
        const rollback = await put(path, { to: release.number, effective });
        toast('done', t('draft.released', { release: rollback.number }));
        return true;
    } catch (e) {
        toast('stop', problemText(e));
        return false;
    }
}

/** @param {number} number @returns {Promise<any>} */
function askWhen(number) {
    return showDialog({
        title: t('release.goBackTitle', { release: number }),
        content: (close) => html`<form @submit=${(/** @type {SubmitEvent} */ e) => submitWhen(e, close)}>
            <p>${t('release.goBackNote', { release: number })}</p>
            <p class="soft">${t('release.takeBack')}</p>
            <fieldset class="when">
                <legend>${t('draft.when')}</legend>
                <label><input type="radio" name="when" value="now" checked /> ${t('draft.now')}</label>
                <label>
                    <input type="radio" name="when" value="store-time" />
                    ${t('draft.at')}
                    <input class="field" type="datetime-local" name="at" aria-label=${t('draft.at')} .value=${tomorrow()} @focus=${choosesTime} />
                </label>
            </fieldset>
            <div class="actions"><button type="submit" class="button stop">${t('release.back')}</button></div>
        </form>`,
    });
}

/** @param {FocusEvent} event */
function choosesTime(event) {
    const radio = /** @type {HTMLElement} */ (event.target).closest('label')?.querySelector('input[type="radio"]');
    /** @type {HTMLInputElement} */ (radio).checked = true;
}

/** @param {SubmitEvent} event @param {(effective: any) => void} close */
function submitWhen(event, close) {
    event.preventDefault();
    close(effectiveOf(/** @type {HTMLFormElement} */ (event.target)));
}
