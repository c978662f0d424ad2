/** @typedef {import('../api.js').ItemView} ItemView */
import { html, nothing } from 'lit';
import { KitElement } from '/kit/element.js';
import { get } from '/kit/http.js';
import { formatAmount } from '/kit/money.js';
import { problemText } from '/kit/parts.js';
import { locale, t } from '/kit/texts.js';

/** Goods with bars on them, as many as are found: whoever clicks one holds it before the scanner. */
class Shelf extends KitElement {
    static properties = { till: { attribute: false }, scan: { attribute: false }, items: { state: true }, trouble: { state: true } };

    constructor() {
        super();
        this.till = 1;
        /** @type {(code: string, symbology: string) => void} */
        this.scan = () => {};
        /** @type {ItemView[]} */
        this.items = [];
        this.trouble = '';
    }

    firstUpdated() {
        void this.#find('a');
    }

    /** @param {string} query */
    async #find(query) {
        try {
            const found = /** @type {ItemView[]} */ (await get(`/api/tills/${this.till}/items?query=${encodeURIComponent(query || 'a')}`));
            this.items = found.filter((item) => bars(item.code));
            this.trouble = '';
        } catch (e) {
            this.trouble = problemText(e);
        }
    }

    render() {
        return html`<section class="card shelf" aria-label=${t('lane.shelf')}>
            <div class="card-head"><h2>${t('lane.shelf')}</h2><span class="soft">${t('lane.shelfHint')}</span></div>
            <input class="field" type="search" maxlength="40" autocomplete="off" placeholder=${t('lane.shelfFind')} aria-label=${t('lane.shelfFind')}
                @input=${(/** @type {any} */ event) => this.#find(event.target.value.trim())} />
            ${this.trouble ? html`<p class="notice">${this.trouble}</p>` : nothing}
            <div class="goods" role="group" aria-label=${t('lane.shelf')}>${this.items.map((item) => this.#good(item))}</div>
        </section>`;
    }

    /** @param {string} code */
    #hold(code) {
        const read = bars(code);
        if (read) {
            this.scan(read.text, read.symbology);
        }
    }

    /** @param {ItemView} item */
    #good(item) {
        return html`<button type="button" class="good-on-shelf" @click=${() => this.#hold(item.code)}>
            <span>${item.name}</span><small class="figures">${formatAmount(item.price, locale())}</small>
        </button>`;
    }
}

/**
 * What is printed on the goods; nothing on what has no bars. A GTIN is kept with fourteen digits, and bars leave out the zeros that they have no room for.
 *
 * @param {string} code
 */
function bars(code) {
    if (!/^(\d{8}|\d{12,14})$/.test(code)) {
        return undefined;
    }
    const gtin = code.padStart(14, '0');
    if (gtin.startsWith('000000')) {
        return { text: gtin.slice(6), symbology: 'EAN_8' };
    }
    return gtin.startsWith('0') ? { text: gtin.slice(1), symbology: 'EAN_13' } : { text: gtin, symbology: 'ITF_14' };
}

customElements.define('ev-shelf', Shelf);
