/** @typedef {import('./office.js').Session} Session */
import { html, nothing } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { KitElement } from '/kit/element.js';
import { del, put } from '/kit/http.js';
import { preferences, problemText } from '/kit/parts.js';
import { t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import './alarms.js';
import './audit.js';
import './incidents.js';
import './prices.js';
import './reports.js';
import './sales.js';
import './stores.js';

const PLACES = /** @type {const} */ (['stores', 'prices', 'sales', 'reports', 'exceptions', 'alarms', 'audit']);

/** Head office: the places at the side, the place itself beside them. */
export class OfficeScreen extends KitElement {
    static properties = { place: { state: true } };

    /** @param {Session} session */
    constructor(session) {
        super();
        this.session = session;
        this.place = here();
    }

    connectedCallback() {
        super.connectedCallback();
        window.addEventListener('hashchange', () => (this.place = here()));
    }

    render() {
        return html`<div class="office">
            <nav class="office-side" aria-label=${t('office.title')}>
                <p class="office-name">Evertill<small>${t('office.title')}</small></p>
                ${PLACES.map(
                    (place) => html`<a href="#${place}" aria-current=${this.place === place ? 'page' : nothing}>${t(`office.${place}`)}</a>`,
                )}
                <div class="push office-foot">
                    <p>${this.session.fullName}<small class="soft">${t(`role.${this.session.role}`)}</small></p>
                    <button type="button" class="button" @click=${settings}>${t('office.settings')}</button>
                    <button type="button" class="button" @click=${signOut}>${t('sign.out')}</button>
                </div>
            </nav>
            <main class="office-main">
                <div class="office-head"><h1>${t(`office.${this.place}`)}</h1></div>
                ${this.#content()}
            </main>
        </div>`;
    }

    #content() {
        switch (this.place) {
            case 'prices':
                return html`<ho-prices .role=${this.session.role}></ho-prices>`;
            case 'sales':
                return html`<ho-sales></ho-sales>`;
            case 'reports':
                return html`<ho-reports></ho-reports>`;
            case 'exceptions':
                return html`<ho-incidents .role=${this.session.role}></ho-incidents>`;
            case 'alarms':
                return html`<ho-alarms></ho-alarms>`;
            case 'audit':
                return html`<ho-audit></ho-audit>`;
            default:
                return html`<ho-stores .role=${this.session.role}></ho-stores>`;
        }
    }
}

/** The first part of the fragment; the rest is the place's own. @returns {(typeof PLACES)[number]} */
function here() {
    const name = location.hash.slice(1).split('/')[0];
    return PLACES.find((place) => place === name) ?? 'stores';
}

function settings() {
    void showDialog({
        title: t('office.settings'),
        content: (close) => html`${preferences()}
            <form class="password" @submit=${(/** @type {SubmitEvent} */ e) => changePassword(e, close)}>
                <h3>${t('sign.change')}</h3>
                <label class="labelled">${t('sign.old')}<input class="field" name="old" type="password" required autocomplete="current-password" /></label>
                <label class="labelled">${t('sign.fresh')}<input class="field" name="fresh" type="password" required minlength="10" maxlength="128" autocomplete="new-password" /></label>
                <div class="actions"><button type="submit" class="button mark">${t('sign.change')}</button></div>
            </form>`,
    });
}

/** @param {SubmitEvent} event @param {() => void} close */
async function changePassword(event, close) {
    event.preventDefault();
    try {
        await put('/api/session/password', Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target))));
        close();
        toast('done', t('sign.changed'));
    } catch (e) {
        toast('stop', problemText(e));
    }
}

async function signOut() {
    await del('/api/session').catch((e) => console.warn('sign-out', e));
    location.assign('/');
}

customElements.define('ho-office', OfficeScreen);
