import { html, nothing } from 'lit';
import { preferences } from '/kit/parts.js';
import { DoorElement } from '/kit/session.js';
import { t } from '/kit/texts.js';

/** The door of head office. */
export class SignIn extends DoorElement {
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
            <form class="sign" @submit=${(/** @type {SubmitEvent} */ e) => this.signIn(e, 'password', () => location.reload())}>
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
