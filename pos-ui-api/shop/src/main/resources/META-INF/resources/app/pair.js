/** @typedef {import('./api.js').Pairing} Pairing */
import { html, nothing } from 'lit';
import { KitElement } from '/kit/element.js';
import { post } from '/kit/http.js';
import { problemText } from '/kit/parts.js';
import { loadTexts, t } from '/kit/texts.js';

/** Binds this browser to a till. */
class Pair extends KitElement {
    static properties = { paired: { state: true }, trouble: { state: true } };

    constructor() {
        super();
        /** @type {Pairing | undefined} */
        this.paired = undefined;
        this.trouble = '';
        this.code = new URLSearchParams(location.search).get('code') ?? '';
    }

    /** @param {SubmitEvent} event */
    async #pair(event) {
        event.preventDefault();
        const { code } = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
        try {
            this.paired = await post('/api/pairing', { code: String(code).trim() });
            this.trouble = '';
        } catch (e) {
            this.trouble = problemText(e);
        }
    }

    render() {
        return html`<main class="door">
            <header class="door-head">
                <img src="/kit/icon.svg" alt="" width="44" height="44" />
                <h1>${t('pair.title')}</h1>
            </header>
            ${this.trouble ? html`<p class="problem" role="alert">${this.trouble}</p>` : nothing} ${this.paired ? this.#done(this.paired) : this.#form()}
        </main>`;
    }

    #form() {
        return html`<form class="where" @submit=${this.#pair}>
            <p>${t('pair.hint')}</p>
            <label class="labelled">
                ${t('pair.code')}
                <input class="field big code" name="code" required maxlength="64" autocomplete="off" autocapitalize="characters" spellcheck="false" autofocus
                    .value=${this.code} />
            </label>
            <button type="submit" class="button go big">${t('pair.do')}</button>
            <a class="button" href="/?stay">${t('pair.back')}</a>
        </form>`;
    }

    /** @param {Pairing} paired */
    #done(paired) {
        return html`<section class="where">
            <p class="notice mark" role="status">${t('pair.done', { till: paired.till, store: paired.store })}</p>
            <a class="button go big" href="/">${t('sign.title')}</a>
        </section>`;
    }
}

await loadTexts(undefined, '/texts');
customElements.define('ev-pair', Pair);
document.body.append(new Pair());
