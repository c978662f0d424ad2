import { html, nothing } from 'lit';
import { KitElement } from '/kit/element.js';
import { post } from '/kit/http.js';
import { preferences, problemText } from '/kit/parts.js';
import { t } from '/kit/texts.js';

/** The door of head office. */
export class SignIn extends KitElement {
    static properties = { trouble: { state: true }, busy: { state: true } };

    constructor() {
        super();
        this.trouble = '';
        this.busy = false;
    }

    /** @param {SubmitEvent} event */
    async #signIn(event) {
        event.preventDefault();
        const form = /** @type {HTMLFormElement} */ (event.target);
        const { name, password } = Object.fromEntries(new FormData(form));
        this.busy = true;
        try {
            await post('/api/session', { name, password });
            location.reload();
        } catch (e) {
            this.trouble = problemText(e);
            const field = /** @type {HTMLInputElement} */ (form.elements.namedItem('password'));
            field.value = '';
            field.focus();
        } finally {
            this.busy = false;
        }
    }

    render() {
        return html`<main class="door">
            <header class="door-head">
                <img src="/kit/icon.svg" alt="" width="44" height="44" />
                <div>
                    <h1>Evertill</h1>
                    <p class="soft">${t('office.title')}</p>
                </div>
            </header>
            ${this.trouble ? html`<p class="problem" role="alert">${this.trouble}</p>` : nothing}
            <form class="sign" @submit=${this.#signIn}>
                <label class="labelled">
                    ${t('sign.name')}
                    <input class="field big" name="name" required maxlength="64" autocomplete="username" autocapitalize="none" spellcheck="false" autofocus />
                </label>
                <label class="labelled">
                    ${t('sign.password')}
                    <input class="field big" name="password" type="password" required maxlength="128" autocomplete="current-password" />
                </label>
                <button type="submit" class="button go big" ?disabled=${this.busy}>${t('sign.in')}</button>
            </form>
            <footer class="door-foot">${preferences()}</footer>
        </main>`;
    }
}

customElements.define('ev-sign-in', SignIn);
