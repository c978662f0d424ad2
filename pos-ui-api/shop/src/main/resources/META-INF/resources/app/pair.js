/** @typedef {import('./api.js').Pairing} Pairing */
import { html, nothing } from 'lit';
import { KitElement } from '/kit/element.js';
import '/kit/letters.js';
import { post } from '/kit/http.js';
import { problemText } from '/kit/parts.js';
import { loadTexts, t } from '/kit/texts.js';

/** Binds this browser to a till. */
class Pair extends KitElement {
    static properties = { paired: { state: true }, trouble: { state: true }, code: { state: true }, letters: { state: true } };

    constructor() {
        super();
        /** @type {Pairing | undefined} */
        this.paired = undefined;
        this.trouble = '';
        this.code = new URLSearchParams(location.search).get('code') ?? '';
        /** Whether letters are on the screen: once the field was touched by a finger. */
        this.letters = false;
    }

    /** @param {SubmitEvent} event */
    async #pair(event) {
        event.preventDefault();
        try {
            this.paired = await post('/api/pairing', { code: this.code.trim() });
            this.trouble = '';
        } catch (e) {
            this.trouble = problemText(e);
        }
    }

    /** @param {string} key */
    #key(key) {
        if (key === 'done') {
            this.letters = false;
        } else {
            this.code = key === 'back' ? this.code.slice(0, -1) : (this.code + key.toUpperCase()).slice(0, 64);
        }
    }

    render() {
        return html`<main class="door">
            <header class="door-head">
                <img src="/kit/icon.svg" alt="" width="44" height="44" />
                <h1>${t('pair.title')}</h1>
            </header>
            ${this.paired ? this.#done(this.paired) : this.#form()}
        </main>`;
    }

    #form() {
        return html`<form class="where" @submit=${this.#pair}>
            ${this.trouble ? html`<p class="problem said" role="alert">${this.trouble}</p>` : html`<p class="said">${t('pair.hint')}</p>`}
            <label class="labelled">
                ${t('pair.code')}
                <input class="field big code" name="code" required maxlength="64" autocomplete="off" autocapitalize="characters" spellcheck="false" autofocus
                    inputmode=${this.letters ? 'none' : 'text'} .value=${this.code} @input=${(/** @type {any} */ e) => (this.code = e.target.value)}
                    @click=${(/** @type {PointerEvent} */ e) => (this.letters ||= e.pointerType === 'touch')} />
            </label>
            ${this.letters ? html`<ev-letters @key=${(/** @type {CustomEvent<string>} */ e) => this.#key(e.detail)}></ev-letters>` : nothing}
            <button type="submit" class="button go big">${t('pair.do')}</button>
            <a class="button big" href="/?stay">${t('pair.back')}</a>
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
