/** @typedef {import('./till-screen.js').TillScreen} TillScreen */
import { html, nothing } from 'lit';
import { age } from '/kit/parts.js';
import { counted, locale, t } from '/kit/texts.js';
import { showMenu } from './menu.js';

/** Who, where, and how everything around the till is; nothing here ever blocks selling. @param {TillScreen} screen */
export function statusBar(screen) {
    const { view, session } = screen;
    return html`<header class="bar">
        <div class="bar-place">
            <strong>${view?.store ?? ''}</strong>
            <span>${t('till.name', { till: screen.till })}</span>
        </div>
        <div class="bar-states" role="status">
            ${view ? [foreignShift(screen), link(view.sync), ...view.devices.map(device)] : nothing}
        </div>
        <div class="bar-person">
            <span class="bar-name">${session.name}</span>
            <ev-clock class="figures"></ev-clock>
            <button type="button" class="button bar-menu" @click=${() => showMenu(screen)}>${t('till.menu')}</button>
        </div>
        ${lost(screen)}
    </header>`;
}

/** @param {TillScreen} screen */
function foreignShift({ view, session }) {
    const shift = view?.shift;
    return shift && shift.cashier !== session.staff
        ? html`<span class="state watch"><span class="mark" aria-hidden="true">!</span>${t('till.shiftOf', { name: shift.cashierName })}</span>`
        : nothing;
}

/** @param {import('../api.js').SyncView} sync */
function link(sync) {
    const waiting = sync.highest - sync.confirmed;
    const words = sync.online ? t('kit.online') : t('kit.offline');
    const since = sync.oldestWaiting ? t('till.oldest', { age: age(sync.oldestWaiting) }) : '';
    return html`<span class="state ${sync.online ? 'good' : 'watch'}" title=${since || nothing}>
        <span class="mark" aria-hidden="true">${sync.online ? '✓' : '!'}</span>${words}
        ${waiting > 0 ? html`<span class="figures">· ${counted('till.waiting', waiting)}</span>` : nothing}
    </span>`;
}

const USABLE = ['READY', 'PAPER_NEAR_END', 'DRAWER_OPEN'];

/** @param {import('../api.js').Device} device */
function device({ kind, state, detail }) {
    if (state === 'NOT_CONFIGURED') {
        return nothing;
    }
    const look = state === 'READY' ? 'good' : USABLE.includes(state) ? 'watch' : 'bad';
    const name = t(`device.${kind}`);
    return html`<span class="state ${look}" title=${detail || nothing}>
        <span class="mark" aria-hidden="true">${look === 'good' ? '✓' : '!'}</span>
        <span>${name}<span class=${look === 'good' ? 'unseen' : ''}>: ${t(`device.${state}`)}</span></span>
    </span>`;
}

/** @param {TillScreen} screen */
function lost(screen) {
    if (screen.view && screen.connected && screen.reachable) {
        return nothing;
    }
    const words = screen.view || !screen.reachable ? t('till.lost') : t('till.connecting');
    return html`<div class="lost" role="alert">${words}${screen.waiting > 0 ? ` ${counted('till.pending', screen.waiting)}` : ''}</div>`;
}

/** The time of this screen; what is recorded is the store's. */
class Clock extends HTMLElement {
    connectedCallback() {
        this.tick();
        this.timer = setInterval(() => this.tick(), 1000);
    }

    disconnectedCallback() {
        clearInterval(this.timer);
    }

    tick() {
        const text = new Date().toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
        if (this.textContent !== text) {
            this.textContent = text;
        }
    }
}

customElements.define('ev-clock', Clock);
