/**
 * @typedef {import('../api.js').ShopView} ShopView
 * @typedef {import('../api.js').Session} Session
 */
import { html, nothing } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { KitElement } from '/kit/element.js';
import { del, get } from '/kit/http.js';
import { LiveView } from '/kit/live.js';
import { chip, preferences } from '/kit/parts.js';
import { isSignedOut } from '/kit/session.js';
import { t } from '/kit/texts.js';
import { leaveForSignIn } from '../start.js';
import './goods.js';
import './journal.js';
import './prices.js';
import './stock.js';
import './totals.js';
import { devices } from './devices.js';
import { overview } from './overview.js';

const PLACES = /** @type {const} */ (['tills', 'journal', 'totals', 'stock', 'goods', 'prices', 'devices']);

/** The manager's office: one live view of the shop, and places to look closer. */
export class ShopScreen extends KitElement {
    static properties = { view: { state: true }, connected: { state: true }, place: { state: true } };

    /** @param {Session} session */
    constructor(session) {
        super();
        this.session = session;
        /** @type {ShopView | null} */
        this.view = null;
        this.connected = false;
        this.place = here();
        /** @type {LiveView<ShopView>} */
        this.live = new LiveView(
            '/api/shop/live',
            (view, connected) => Object.assign(this, { view, connected }),
            () => get('/api/shop'),
            (reason) => isSignedOut(reason) && leaveForSignIn(),
        );
    }

    connectedCallback() {
        super.connectedCallback();
        this.live.open();
        window.addEventListener('hashchange', () => (this.place = here()));
        // Ages grow without anything happening.
        this.timer = setInterval(() => this.requestUpdate(), 10_000);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        this.live.close();
        clearInterval(this.timer);
    }

    render() {
        const { view } = this;
        return html`<div class="office">
            <nav class="office-side" aria-label=${t('shop.title')}>
                <p class="office-name">${view?.store ?? ''}<small>${t('shop.title')}</small></p>
                ${PLACES.map(
                    (place) => html`<a href="#${place}" aria-current=${this.place === place ? 'page' : nothing}>${t(`shop.${place}`)}</a>`,
                )}
                ${view?.simulation ? html`<a href="/lane.html">${t('shop.lane')}</a>` : nothing}
                <div class="push office-foot">
                    ${this.connected ? nothing : chip('bad', t('shop.lost'))}
                    <p>${this.session.name}<small class="soft">${view ? t('shop.software', { version: view.software }) : ''}</small></p>
                    ${this.session.till ? html`<a class="button mark" href="/till.html">${t('sign.toTill', { till: this.session.till })}</a>` : nothing}
                    <button type="button" class="button" @click=${settings}>${t('shop.settings')}</button>
                    <button type="button" class="button" @click=${signOut}>${t('sign.out')}</button>
                </div>
            </nav>
            <main class="office-main">
                <div class="office-head"><h1>${t(`shop.${this.place}`)}</h1></div>
                ${view ? this.#content(view) : nothing}
            </main>
        </div>`;
    }

    /** @param {ShopView} view */
    #content(view) {
        switch (this.place) {
            case 'journal':
                return html`<ev-journal .highest=${view.sync.highest} .tills=${view.tills.map((card) => card.till)}></ev-journal>`;
            case 'totals':
                return html`<ev-totals .day=${view.businessDay} .version=${view.sync.highest}></ev-totals>`;
            case 'stock':
                return html`<ev-stock .version=${view.sync.highest}></ev-stock>`;
            case 'goods':
                return html`<ev-goods></ev-goods>`;
            case 'prices':
                return html`<ev-prices .book=${view.priceBook}></ev-prices>`;
            case 'devices':
                return devices(view);
            default:
                return overview(view);
        }
    }
}

/** @returns {(typeof PLACES)[number]} */
function here() {
    const name = location.hash.slice(1);
    return PLACES.find((place) => place === name) ?? 'tills';
}

function settings() {
    void showDialog({ title: t('shop.settings'), content: () => preferences() });
}

async function signOut() {
    await del('/api/session').catch((e) => console.warn('sign-out', e));
    location.assign('/');
}

customElements.define('ev-shop', ShopScreen);
