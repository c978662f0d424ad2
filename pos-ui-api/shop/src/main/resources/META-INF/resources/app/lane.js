/**
 * @typedef {import('./lane-api.js').Lane} Lane
 * @typedef {import('./api.js').ShopView} ShopView
 */
import { html, nothing } from 'lit';
import { KitElement } from '/kit/element.js';
import { get, post } from '/kit/http.js';
import { chip, problemPanel, problemText } from '/kit/parts.js';
import { isSignedOut } from '/kit/session.js';
import { t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { display, hardTotals, keylock, scale } from './lane/counter.js';
import { paper } from './lane/paper.js';
import './lane/shelf.js';
import { nexo, zvt } from './lane/terminals.js';
import { leaveForSignIn, start } from './start.js';

const SYMBOLOGIES = ['EAN_13', 'EAN_8', 'UPC_A', 'UPC_E', 'ITF_14', 'GS1_128', 'GS1_DATABAR', 'GS1_DATAMATRIX', 'GS1_QR', 'PLAIN_2D', 'PLAIN_LINEAR'];
const PRINTER_FAULTS = ['COVER_OPEN', 'PAPER_OUT', 'PAPER_NEAR_END', 'CUTTER_JAM', 'UNPLUGGED', 'SILENT', 'SLOW'];
const EVERY = 1000;

/** A lane whose devices are simulated: what comes out of them, and a button for everything that can go wrong. */
class LaneScreen extends KitElement {
    static properties = { lane: { state: true }, tills: { state: true }, number: { state: true }, trouble: { state: true } };

    /** @param {number[]} tills */
    constructor(tills) {
        super();
        this.tills = tills;
        this.number = Number(new URLSearchParams(location.search).get('lane')) || (tills[0] ?? 1);
        /** @type {Lane | undefined} */
        this.lane = undefined;
        /** @type {unknown} */
        this.trouble = undefined;
    }

    connectedCallback() {
        super.connectedCallback();
        void this.#follow();
    }

    /** The simulator pushes nothing: it is a bench tool, and asked once a second for as long as somebody looks. */
    async #follow() {
        while (this.isConnected) {
            if (!document.hidden) {
                await this.#read();
            }
            await new Promise((done) => setTimeout(done, EVERY));
        }
    }

    async #read() {
        const { number } = this;
        try {
            const lane = asLane(await get(`/api/shop/simulation/${number}`));
            if (number === this.number) {
                this.lane = lane;
                this.trouble = undefined;
            }
        } catch (e) {
            if (isSignedOut(e)) {
                await leaveForSignIn();
            }
            this.trouble = e;
        }
    }

    /** @param {string} part @param {unknown} what */
    async #do(part, what) {
        try {
            this.lane = asLane(await post(`/api/shop/simulation/${this.number}/${part}`, what));
        } catch (e) {
            toast('stop', problemText(e));
        }
    }

    updated() {
        const roll = this.querySelector('.roll');
        roll?.scrollTo(0, roll.scrollHeight);
    }

    /** @param {number} number */
    #show(number) {
        this.number = number;
        this.lane = undefined;
        history.replaceState(null, '', `/lane.html?lane=${number}`);
        void this.#read();
    }

    render() {
        const { lane } = this;
        return html`<main class="lane">
            <header class="lane-head">
                <h1>${t('lane.title')}</h1>
                <div class="chips" role="group" aria-label=${t('lane.title')}>
                    ${this.tills.map(
                        (till) => html`<button type="button" class="button ${till === this.number ? 'mark' : ''}" aria-pressed=${till === this.number}
                            @click=${() => this.#show(till)}>${t('till.name', { till })}</button>`,
                    )}
                </div>
                <a class="button" href="/shop.html">${t('shop.title')}</a>
            </header>
            ${this.trouble ? problemPanel(this.trouble) : nothing}
            ${lane ? html`<div class="lane-grid">${this.#printer(lane)} <div class="lane-side">${this.#scanner(lane)} ${this.#shelf()} ${this.#drawer(lane)} ${this.#counter(lane)} ${this.#terminals(lane)}</div></div>` : nothing}
        </main>`;
    }

    /** @param {Lane} lane */
    #printer({ printer }) {
        return html`<section class="card lane-printer" aria-label=${t('device.PRINTER')}>
            <div class="card-head"><h2>${t('device.PRINTER')}</h2>${connected(printer.connected)}</div>
            <div class="roll" tabindex="0" role="log" aria-label=${t('lane.paper')}>
                ${printer.paper.map((it) => paper(it, printer.bars))} ${printer.paper.length === 0 ? html`<p class="empty">${t('lane.noPaper')}</p>` : nothing}
            </div>
            <div class="chips" role="group" aria-label=${t('lane.faults')}>
                ${PRINTER_FAULTS.map((fault) => this.#fault('printer', fault, printer.faults.includes(fault)))}
            </div>
            <div class="chips">
                <button type="button" class="button" @click=${() => this.#do('paper', { tornOff: true })}>${t('lane.tearOff')}</button>
                <button type="button" class="button" @click=${() => this.#do('paper', { linesLeft: 5 })}>${t('lane.fiveLines')}</button>
            </div>
            ${printer.unknownCommands.length > 0 ? html`<p class="notice">${t('lane.unknownCommands')} <code>${printer.unknownCommands.join(' ')}</code></p>` : nothing}
        </section>`;
    }

    /** @param {string} device @param {string} fault @param {boolean} on */
    #fault(device, fault, on) {
        const press = () => void this.#do('fault', { device, fault, on: !on });
        return html`<button type="button" class="button ${on ? 'stop' : ''}" aria-pressed=${on} @click=${press}>${t(`lane.fault.${fault}`)}</button>`;
    }

    /** @param {Lane} lane */
    #scanner({ scanner }) {
        return html`<section class="card" aria-label=${t('device.SCANNER')}>
            <div class="card-head"><h2>${t('device.SCANNER')}</h2>${connected(scanner.connected)}</div>
            <form class="scan-form" @submit=${this.#scan}>
                <label class="labelled">${t('lane.code')}<input class="field" name="text" required maxlength="200" autocomplete="off" value="4006381333931" /></label>
                <label class="labelled">
                    ${t('lane.symbology')}
                    <select class="field" name="symbology">
                        ${SYMBOLOGIES.map((it) => html`<option>${it}</option>`)}
                    </select>
                </label>
                <button type="submit" class="button mark">${t('lane.scan')}</button>
            </form>
            <div class="chips">${this.#fault('scanner', 'UNPLUGGED', scanner.unplugged)}</div>
        </section>`;
    }

    #shelf() {
        return html`<ev-shelf .till=${this.number} .scan=${(/** @type {string} */ text, /** @type {string} */ symbology) => void this.#do('scan', { text, symbology })}></ev-shelf>`;
    }

    /** @param {Lane} lane */
    #terminals(lane) {
        return html`${nexo(lane, (mode) => void this.#do('terminal', { mode }))} ${zvt(lane, (change) => void this.#do('zvt', change))}
        ${hardTotals(lane, (fault, on) => this.#fault('hardTotals', fault, on))}`;
    }

    /** @param {Lane} lane */
    #counter(lane) {
        return html`${display(lane, (fault, on) => this.#fault('display', fault, on))}
        ${scale(
            lane,
            (fault, on) => this.#fault('scale', fault, on),
            (load) => void this.#do('scale', { load }),
        )}
        ${keylock(
            lane,
            (fault, on) => this.#fault('keylock', fault, on),
            (position) => void this.#do('keylock', { position }),
        )}`;
    }

    /** @param {SubmitEvent} event */
    #scan(event) {
        event.preventDefault();
        void this.#do('scan', Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target))));
    }

    /** @param {Lane} lane */
    #drawer({ drawer }) {
        return html`<section class="card" aria-label=${t('device.DRAWER')}>
            <div class="card-head">
                <h2>${t('device.DRAWER')}</h2>
                ${drawer.open ? chip('watch', t('lane.drawerOpen')) : chip('good', t('lane.drawerClosed'))}
            </div>
            <div class="chips">
                <button type="button" class="button" ?disabled=${!drawer.open} @click=${() => this.#do('drawer', { open: false })}>${t('lane.closeDrawer')}</button>
                <button type="button" class="button" ?disabled=${drawer.open} @click=${() => this.#do('drawer', { open: true })}>${t('lane.openDrawer')}</button>
            </div>
        </section>`;
    }
}

/** The simulator's JSON, whatever type the server sends it as. @param {Lane | string} answer @returns {Lane} */
function asLane(answer) {
    return typeof answer === 'string' ? JSON.parse(answer) : answer;
}

/** @param {boolean} is */
function connected(is) {
    return is ? chip('good', t('lane.connected')) : chip('bad', t('lane.notConnected'));
}

const session = await start();
document.title = t('lane.title');
if (session.role === 'MANAGER') {
    /** @type {ShopView} */
    const shop = await get('/api/shop');
    customElements.define('ev-lane', LaneScreen);
    document.body.append(new LaneScreen(shop.tills.map((card) => card.till)));
} else {
    location.replace('/shop.html');
}
