import { html } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { put } from '/kit/http.js';
import { decimal, formatMoney, parseMoney } from '/kit/money.js';
import { problemText } from '/kit/parts.js';
import { locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';

/** In one line. @param {any} zone */
export function limitsInWords({ offline, offlineIsSet }) {
    const money = (/** @type {any} */ it) => formatMoney(it, locale());
    const words = t('offline.limits', { each: money(offline.each), count: offline.count, sum: money(offline.sum), hours: offline.hours });
    return offlineIsSet ? words : `${words} ${t('offline.careful')}`;
}

/** Asks for a zone's limits and sets them. @param {any} zone @returns {Promise<boolean>} whether it was done */
export async function setLimits(zone) {
    const limits = await ask(zone);
    if (!limits) {
        return false;
    }
    try {
        await put(`/api/prices/zones/${zone.name}/offline-limits`, limits);
        toast('done', t('offline.set', { zone: zone.name }));
        return true;
    } catch (e) {
        toast('stop', problemText(e));
        return false;
    }
}

/** @param {any} zone @returns {Promise<any>} */
function ask(zone) {
    const { offline, currency } = zone;
    return showDialog({
        title: t('offline.title', { zone: zone.name }),
        content: (close) => html`<form @submit=${(/** @type {SubmitEvent} */ e) => submit(e, currency, close)}>
            <p class="soft">${t('offline.note')}</p>
            <label class="labelled">${t('offline.each', { currency })}
                <input class="field" name="each" inputmode="decimal" required autocomplete="off" .value=${decimal(offline.each)} /></label>
            <label class="labelled">${t('offline.count')}
                <input class="field" name="count" type="number" min="0" max="1000" required .value=${String(offline.count)} /></label>
            <label class="labelled">${t('offline.sum', { currency })}
                <input class="field" name="sum" inputmode="decimal" required autocomplete="off" .value=${decimal(offline.sum)} /></label>
            <label class="labelled">${t('offline.hours')}
                <input class="field" name="hours" type="number" min="0" max="672" required .value=${String(offline.hours)} /></label>
            <div class="actions"><button type="submit" class="button go">${t('offline.save')}</button></div>
        </form>`,
    });
}

/** @param {SubmitEvent} event @param {string} currency @param {(limits: any) => void} close */
function submit(event, currency, close) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
    const amount = (/** @type {string} */ name) => {
        const money = parseMoney(field(name).value, currency);
        const bad = !money || money.minor < 0;
        field(name).setCustomValidity(bad ? t('prices.notAPrice') : '');
        field(name).addEventListener('input', () => field(name).setCustomValidity(''), { once: true });
        return bad ? undefined : money;
    };
    const [each, sum] = [amount('each'), amount('sum')];
    if (form.reportValidity() && each && sum) {
        close({ each, count: Number(field('count').value), sum, hours: Number(field('hours').value) });
    }
}
