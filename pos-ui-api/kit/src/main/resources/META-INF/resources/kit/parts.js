import { html, nothing } from 'lit';
import { Problem } from './http.js';
import { currentLanguage, LANGUAGES, setLanguage, t } from './texts.js';
import { setTheme, theme } from './theme.js';

/** Small pieces that have no state of their own. */

/**
 * A state in words with a dot in its colour; the words alone suffice.
 *
 * @param {'good' | 'watch' | 'bad' | 'idle'} kind
 * @param {unknown} text
 * @param {string} [hint]
 */
export function chip(kind, text, hint = '') {
    return html`<span class="chip ${kind}" title=${hint || nothing}><span class="dot" aria-hidden="true"></span>${text}</span>`;
}

/**
 * What went wrong, for the person who must act.
 *
 * @param {unknown} error
 * @param {() => void} [again]
 */
export function problemPanel(error, again) {
    return html`<div class="problem" role="alert">
        <strong>${t('kit.problem')}</strong>
        <p>${problemText(error)}</p>
        ${again ? html`<button type="button" class="button" @click=${again}>${t('kit.again')}</button>` : nothing}
    </div>`;
}

/** @param {unknown} error */
export function problemText(error) {
    return error instanceof Problem ? error.message : t('kit.noAnswer');
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {unknown} [note]
 */
export function figure(name, value, note) {
    return html`<div class="figure-box">
        <span class="figure-name">${name}</span>
        <span class="figure-value">${value}</span>
        ${note ? html`<span class="soft">${note}</span>` : nothing}
    </div>`;
}

/** Theme and language of this browser. */
export function preferences() {
    return html`<div class="preferences">
        ${segments({
            name: 'theme',
            label: t('kit.theme'),
            choices: ['system', 'light', 'dark'],
            chosen: theme(),
            text: (it) => t(`kit.theme.${it}`),
            choose: (it) => setTheme(/** @type {import('./theme.js').Theme} */ (it)),
        })}
        ${segments({
            name: 'language',
            label: t('kit.language'),
            choices: LANGUAGES,
            chosen: currentLanguage(),
            text: (it) => t(`kit.language.${it}`),
            choose: setLanguage,
        })}
    </div>`;
}

/**
 * A few choices side by side, one of them taken: all to be seen, each as large as a finger.
 *
 * @param {{ name: string, label: string, choices: readonly string[], chosen: string, text: (choice: string) => string, choose: (choice: string) => void }} what
 */
export function segments({ name, label, choices, chosen, text, choose }) {
    return html`<fieldset class="choice">
        <legend>${label}</legend>
        <div class="segments">
            ${choices.map(
                (it) => html`<label class="segment">
                    <input type="radio" name=${name} .checked=${it === chosen} @change=${() => choose(it)} />
                    <span>${text(it)}</span>
                </label>`,
            )}
        </div>
    </fieldset>`;
}

/**
 * '3 min', '2 h', '5 d': how long ago, to the coarsest unit that says it.
 *
 * @param {string} from an instant
 * @param {number} [now] milliseconds
 */
export function age(from, now = Date.now()) {
    const seconds = Math.max(0, Math.round((now - Date.parse(from)) / 1000));
    const [count, unit] = seconds < 60 ? [seconds, 's'] : seconds < 3600 ? [seconds / 60, 'min'] : seconds < 172800 ? [seconds / 3600, 'h'] : [seconds / 86400, 'd'];
    return `${Math.floor(count)} ${unit}`;
}
