/**
 * @typedef {import('./api.js').Session} Session
 * @typedef {import('./api.js').Pairing} Pairing
 */
import { html, nothing } from 'lit';
import { del, get, Problem } from '/kit/http.js';
import { preferences, problemText } from '/kit/parts.js';
import { currentSession, DoorElement } from '/kit/session.js';
import { loadTexts, t } from '/kit/texts.js';

/** The front door: who are you, and where to. */
class Door extends DoorElement {
    static properties = { session: { state: true }, pairing: { state: true } };

    /** @param {Session | undefined} session @param {Pairing | undefined} pairing */
    constructor(session, pairing) {
        super();
        this.session = session;
        this.pairing = pairing;
        this.field = 'staff';
    }

    /** @param {Session} session */
    async #signedIn(session) {
        this.session = session;
        const way = wayOn(session);
        if (way) {
            location.assign(way);
        } else {
            await loadTexts(session.language, '/texts');
        }
    }

    async #signOut() {
        await del('/api/session').catch((e) => (this.trouble = problemText(e)));
        this.session = undefined;
    }

    /** @param {CustomEvent<string>} event */
    #key(event) {
        const field = /** @type {HTMLInputElement} */ (this.querySelector(`[name=${this.field}]`));
        const key = event.detail;
        if (key === 'enter') {
            if (this.field === 'staff') {
                /** @type {HTMLInputElement} */ (this.querySelector('[name=pin]')).focus();
            } else {
                field.form?.requestSubmit();
            }
        } else {
            field.value = key === 'back' ? field.value.slice(0, -1) : key === 'clear' ? '' : (field.value + key).slice(0, field.maxLength);
        }
    }

    render() {
        return html`<main class="door">
            <header class="door-head">
                <img src="/kit/icon.svg" alt="" width="44" height="44" />
                <div>
                    <h1>Evertill</h1>
                    <p class="soft">${this.pairing ? t('sign.till', { store: this.pairing.store, till: this.pairing.till }) : t('sign.unpaired')}</p>
                </div>
                ${this.trouble ? html`<p class="problem" role="alert">${this.trouble}</p>` : nothing}
            </header>
            ${this.session ? this.#where(this.session) : this.#form()}
            <footer class="door-foot">
                ${this.pairing ? nothing : html`<a class="button" href="/pair.html">${t('sign.pair')}</a>`} ${preferences()}
            </footer>
        </main>`;
    }

    #form() {
        const focus = (/** @type {any} */ e) => (this.field = e.target.name);
        return html`<form class="sign" @submit=${(/** @type {SubmitEvent} */ e) => this.signIn(e, 'pin', (session) => this.#signedIn(session))}>
            <div class="sign-fields">
                <h2>${t('sign.title')}</h2>
                <label class="labelled">
                    ${t('sign.staff')}
                    <input class="field big" name="staff" required maxlength="12" inputmode="numeric" autocomplete="username" autofocus @focus=${focus} />
                </label>
                <label class="labelled">
                    ${t('sign.pin')}
                    <input class="field big" name="pin" type="password" required maxlength="12" inputmode="numeric" autocomplete="current-password" data-pin
                        @focus=${focus} />
                </label>
                <button type="submit" class="button go big" ?disabled=${this.busy}>${t('sign.in')}</button>
            </div>
            <ev-keypad plain @key=${this.#key}></ev-keypad>
        </form>`;
    }

    /** @param {Session} session */
    #where(session) {
        return html`<section class="where">
            <h2>${t('sign.hello', { name: session.name })}</h2>
            <p>${t('sign.where')}</p>
            ${session.till ? html`<a class="button go big" href="/till.html">${t('sign.toTill', { till: session.till })}</a>` : nothing}
            <a class="button big" href="/shop.html">${t('sign.toShop')}</a>
            <button type="button" class="button big" @click=${this.#signOut}>${t('sign.out')}</button>
        </section>`;
    }
}

/**
 * Where somebody who signed in goes without being asked: back where they came from, a cashier to the till.
 *
 * @param {Session | undefined} session
 * @returns {string | undefined}
 */
function wayOn(session) {
    const back = new URLSearchParams(location.search).get('back');
    // Only a page of our own: the address bar is open to everybody.
    if (back && /^\/[a-z]+\.html(\?[\w=&.-]*)?$/.test(back)) {
        return back;
    }
    if (session?.role !== 'CASHIER') {
        return undefined;
    }
    return session.till ? '/till.html' : '/pair.html';
}

/** @returns {Promise<Pairing | undefined>} */
async function currentPairing() {
    try {
        return await get('/api/pairing');
    } catch (e) {
        if (e instanceof Problem) {
            return undefined;
        }
        throw e;
    }
}

const [session, pairing] = await Promise.all([currentSession(), currentPairing(), import('/kit/keypad.js')]);
const way = session && !new URLSearchParams(location.search).has('stay') ? wayOn(session) : undefined;
if (way) {
    location.replace(way);
} else {
    await loadTexts(session?.language, '/texts');
    customElements.define('ev-door', Door);
    document.body.append(new Door(session, pairing));
}
