import { html, nothing } from 'lit';
import { confirmed } from '/kit/dialog.js';
import { KitElement } from '/kit/element.js';
import { signed } from '/kit/money.js';
import { problemPanel } from '/kit/parts.js';
import { counted, locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { ask } from '../api.js';
import { shopping } from '../shopping.js';
import { code } from './code.js';

const ME = '{ me { name contacts { channel address } consents { purpose given } card points(first: 5) { balance available entries { number why change at } } } }';

/** The version of what stands beside the boxes. */
const WORDING = 'web-1';

/** Signing in by a code, and what a customer says of themselves. */
class Account extends KitElement {
    static properties = { me: { state: true }, contact: { state: true }, trouble: { state: true }, busy: { state: true } };

    constructor() {
        super();
        /** Undefined until it is known. @type {any} */
        this.me = undefined;
        /** To which a code is on its way. */
        this.contact = '';
        /** @type {unknown} */
        this.trouble = undefined;
        this.busy = false;
    }

    connectedCallback() {
        super.connectedCallback();
        void this.#look();
    }

    async #look() {
        if (!shopping.isCustomer) {
            return;
        }
        try {
            this.trouble = undefined;
            this.me = (await ask(ME)).me;
        } catch (e) {
            this.trouble = shopping.isCustomer ? e : undefined;
        }
    }

    /** @param {SubmitEvent} event @param {(form: FormData) => Promise<unknown>} act */
    async #submit(event, act) {
        event.preventDefault();
        if (!this.busy) {
            this.busy = true;
            await act(new FormData(/** @type {HTMLFormElement} */ (event.target)));
            this.busy = false;
        }
    }

    /** @param {FormData} form */
    async #ask(form) {
        const contact = String(form.get('contact'));
        if (await shopping.askForCode(contact)) {
            this.contact = contact;
        }
    }

    /** @param {FormData} form */
    async #signIn(form) {
        if (await shopping.signIn(this.contact, String(form.get('code')).trim())) {
            this.contact = '';
            await this.#look();
        }
    }

    /** @param {FormData} form */
    async #rename(form) {
        if (await shopping.does('changeName', { name: form.get('name') })) {
            toast('done', t('web.saved'));
        }
    }

    /** @param {string} purpose @param {boolean} given */
    async #consent(purpose, given) {
        await shopping.does('consent', { purpose, given, wording: WORDING });
        await this.#look();
    }

    async #export() {
        const { me } = await ask('{ me { everything } }');
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob([me.everything], { type: 'application/json' }));
        link.download = 'evertill.json';
        link.click();
        URL.revokeObjectURL(link.href);
    }

    async #erase() {
        const sure = await confirmed({ title: t('web.erase'), text: t('web.eraseText'), yes: t('web.erase'), danger: true });
        if (sure && (await shopping.does('eraseMe', {}))) {
            this.me = undefined;
            shopping.forget();
        }
    }

    async #signOut() {
        await shopping.signOut();
        this.me = undefined;
    }

    render() {
        if (this.trouble) {
            return problemPanel(this.trouble, () => void this.#look());
        }
        if (!shopping.isCustomer) {
            return this.contact ? this.#codeForm() : this.#contactForm();
        }
        return this.me ? this.#account() : html`<p class="empty">${t('web.loading')}</p>`;
    }

    #contactForm() {
        return html`<h1>${t('web.signIn')}</h1>
            <p>${t('web.signInText')}</p>
            <form class="checkout" @submit=${(/** @type {SubmitEvent} */ e) => void this.#submit(e, (form) => this.#ask(form))}>
                <label class="labelled">
                    ${t('web.contact')}
                    <input class="field big" name="contact" required maxlength="200" autocomplete="email" autocapitalize="none" spellcheck="false" />
                </label>
                <button type="submit" class="button go big" ?disabled=${this.busy}>${t('web.sendCode')}</button>
            </form>`;
    }

    #codeForm() {
        return html`<h1>${t('web.signIn')}</h1>
            <p role="status">${t('web.codeSent', { contact: this.contact })}</p>
            <form class="checkout" @submit=${(/** @type {SubmitEvent} */ e) => void this.#submit(e, (form) => this.#signIn(form))}>
                <label class="labelled">
                    ${t('web.sixDigits')}
                    <input class="field big" name="code" required maxlength="12" inputmode="numeric" autocomplete="one-time-code" />
                </label>
                <button type="submit" class="button go big" ?disabled=${this.busy}>${t('web.signIn')}</button>
                <button type="button" class="button quiet" @click=${() => (this.contact = '')}>${t('web.otherContact')}</button>
            </form>`;
    }

    #account() {
        const { me } = this;
        return html`<h1>${me.name || t('web.account')}</h1>
            <p class="soft">${me.contacts.map((/** @type {{ address: string }} */ it) => it.address).join(', ')}</p>
            ${me.card
                ? html`<section class="card">
                      <h2>${t('web.card')}</h2>
                      <p>${t('web.cardText')}</p>
                      <figure class="code">${code(me.card, t('web.card'))}</figure>
                      <button type="button" class="button" @click=${() => void this.#look()}>${t('web.newCard')}</button>
                  </section>`
                : nothing}
            <section class="card">
                <h2>${counted('web.points', me.points.balance)}</h2>
                ${me.points.entries.length === 0
                    ? html`<p class="soft">${t('web.noPoints')}</p>`
                    : html`<ul class="lines">
                          ${me.points.entries.map(
                              (/** @type {{ why: string, change: number, at: string }} */ it) => html`<li>
                                  <span>${t(`web.points.${it.why}`)}, ${new Date(it.at).toLocaleDateString(locale())}</span>
                                  <span class="figures">${signed(it.change.toLocaleString(locale(), { signDisplay: 'exceptZero' }))}</span>
                              </li>`,
                          )}
                      </ul>`}
            </section>
            <form class="card checkout" @submit=${(/** @type {SubmitEvent} */ e) => void this.#submit(e, (form) => this.#rename(form))}>
                <label class="labelled">
                    ${t('web.name')}
                    <input class="field" name="name" maxlength="200" autocomplete="name" .value=${me.name} />
                </label>
                <button type="submit" class="button" ?disabled=${this.busy}>${t('web.save')}</button>
            </form>
            <fieldset class="card options">
                <legend>${t('web.consents')}</legend>
                ${me.consents.map(
                    (/** @type {{ purpose: string, given: boolean }} */ it) => html`<label class="option">
                        <input type="checkbox" .checked=${it.given}
                            @change=${(/** @type {any} */ e) => void this.#consent(it.purpose, e.target.checked)} />
                        <span>${t(`web.consent.${it.purpose}`)}</span>
                    </label>`,
                )}
            </fieldset>
            <div class="ways">
                <button type="button" class="button" @click=${() => void this.#signOut()}>${t('web.signOut')}</button>
                <button type="button" class="button" @click=${() => void this.#export().catch((e) => (this.trouble = e))}>${t('web.export')}</button>
                <button type="button" class="button quiet" @click=${() => void this.#erase()}>${t('web.erase')}</button>
            </div>`;
    }
}

customElements.define('web-account', Account);
