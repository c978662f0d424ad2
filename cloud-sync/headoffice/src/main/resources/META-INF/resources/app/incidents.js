import { html, nothing } from 'lit';
import { Commands } from '/kit/commands.js';
import { showDialog } from '/kit/dialog.js';
import { get, post } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { chip, problemPanel, problemText, segments } from '/kit/parts.js';
import { counted, locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { PollingElement } from './polling.js';
import { time } from './sales.js';
import { named } from './stores.js';

/** Goods or money of somebody hang on these; the others are ours to mend. */
const URGENT = ['SOLD_UNPAID', 'NOT_CAPTURED', 'NOT_REFUNDED', 'HOLD_LOST'];

/** What went wrong behind everybody's back: what it is, what to do, and who has done it. */
class Incidents extends PollingElement {
    static properties = { ...PollingElement.properties, role: {}, all: { state: true }, found: { state: true } };

    /** @type {Commands<any>} */
    #commands = new Commands((command) => post('/api/exceptions/seen', command));

    constructor() {
        super(5);
        this.role = 'VIEWER';
        this.all = false;
        /** @type {any} */
        this.found = undefined;
    }

    async load() {
        const all = this.all;
        const found = await get(`/api/exceptions?all=${all}`);
        if (all === this.all) {
            this.found = found;
        }
    }

    /** @param {boolean} all */
    #show(all) {
        this.all = all;
        void this.again();
    }

    /** @param {any} it */
    async #seeTo(it) {
        const word = await askForWord(it);
        if (!word) {
            return;
        }
        try {
            await this.#commands.submit({ exception: it.id, word });
            toast('done', t('incidents.marked'));
        } catch (e) {
            toast('stop', problemText(e));
        }
        await this.again();
    }

    render() {
        const { found } = this;
        return html`${this.trouble ? problemPanel(this.trouble, () => this.again()) : nothing}
            <div class="tools">
                ${segments({
                    name: 'incidents',
                    label: t('incidents.show'),
                    choices: ['open', 'all'],
                    chosen: this.all ? 'all' : 'open',
                    text: (it) => t(`incidents.show.${it}`),
                    choose: (it) => this.#show(it === 'all'),
                })}
                ${found ? chip(found.open ? 'watch' : 'good', counted('incidents.open', found.open)) : nothing}
            </div>
            ${found && found.entries.length === 0 ? html`<p class="empty card">${t(this.all ? 'incidents.never' : 'incidents.none')}</p>` : nothing}
            <section class="incidents" aria-label=${t('office.exceptions')}>
                ${found?.entries.map((/** @type {any} */ it) => card(it, this.role === 'VIEWER' ? undefined : () => this.#seeTo(it)))}
            </section>
            ${found && found.entries.length >= 200 ? html`<p class="soft">${t('incidents.newest', { count: found.entries.length })}</p>` : nothing}`;
    }
}

/** @param {any} it @param {(() => void) | undefined} seeTo */
function card(it, seeTo) {
    const isOpen = !it.seen && !it.settled;
    return html`<article class="card incident">
        <div class="card-head">
            <h2>${named('incident', it.kind)}</h2>
            <div class="chips">${stateChip(it)}</div>
        </div>
        <dl class="incident-facts">
            ${fact('incidents.at', time(it.at))} ${fact('incidents.order', it.order)} ${fact('incidents.payment', it.payment)}
            ${fact('incidents.store', it.store)} ${fact('incidents.receipt', it.receipt)}
            ${fact('incidents.amount', it.amount && html`<span class="figures">${formatMoney(it.amount, locale())}</span>`)}
            ${fact('incidents.place', it.place)} ${fact('incidents.said', it.said, 'wide')}
        </dl>
        ${isOpen ? html`<p><strong>${t('incidents.next')}</strong> ${named('incident.next', it.kind)}</p>` : nothing}
        ${it.settled ? html`<p class="soft">${t('incidents.settledAt')} ${time(it.settled)}</p>` : nothing}
        ${it.seen ? html`<p>${t('incidents.seenBy', { who: it.seen.who })} ${time(it.seen.at)}<br /><q>${it.seen.word}</q></p>` : nothing}
        ${isOpen && seeTo ? html`<div class="actions"><button type="button" class="button mark" @click=${seeTo}>${t('incidents.seeTo')}</button></div>` : nothing}
    </article>`;
}

/** @param {any} it */
function stateChip(it) {
    if (it.seen) {
        return chip('idle', t('incidents.seen'));
    }
    if (it.settled) {
        return chip('good', t('incidents.settled'));
    }
    return chip(URGENT.includes(it.kind) ? 'bad' : 'watch', t('incidents.waits'));
}

/** @param {string} name @param {unknown} value @param {'wide' | ''} [width] */
function fact(name, value, width = '') {
    return value ? html`<div class=${width}><dt>${t(name)}</dt><dd>${value}</dd></div>` : nothing;
}

/** @param {any} it @returns {Promise<string | undefined>} */
function askForWord(it) {
    return showDialog({
        title: named('incident', it.kind),
        content: (/** @type {(word?: string) => void} */ close) => html`<p class="soft incident-of">${[it.order, it.payment, it.place].filter(Boolean).join(' · ')}</p>
            <form
                class="incident-word"
                @submit=${(/** @type {SubmitEvent} */ e) => {
                    e.preventDefault();
                    close(String(new FormData(/** @type {HTMLFormElement} */ (e.target)).get('word')).trim());
                }}
            >
                <label class="labelled">${t('incidents.word')}<textarea class="field" name="word" rows="3" required maxlength="300"></textarea></label>
                <p class="soft">${t('incidents.wordNote')}</p>
                <div class="actions">
                    <button type="button" class="button" @click=${() => close()}>${t('kit.cancel')}</button>
                    <button type="submit" class="button go">${t('incidents.seen')}</button>
                </div>
            </form>`,
    });
}

customElements.define('ho-incidents', Incidents);
