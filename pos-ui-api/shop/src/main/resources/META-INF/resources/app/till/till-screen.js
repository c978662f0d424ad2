/**
 * @typedef {import('../api.js').TillView} TillView
 * @typedef {import('../api.js').TillAction} TillAction
 * @typedef {import('../api.js').Session} Session
 * @typedef {import('../api.js').PricedLine} PricedLine
 * @typedef {import('../api.js').ItemView} ItemView
 * @typedef {import('../api.js').CommandAnswer} CommandAnswer
 * @typedef {import('../api.js').QuickKeys} QuickKeys
 * @typedef {import('./entry.js').Entry} Entry
 */
/**
 * What the right side shows above the keypad.
 *
 * @typedef {{ name: 'keys' } | { name: 'search', query: string, letters: boolean } | { name: 'pay' } | { name: 'close' } | { name: 'no-sale' }
 *     | { name: 'line', line: number } | { name: 'weight', text: string, item?: ItemView, why?: string }} Panel
 */
import { html } from 'lit';
import { Commands } from '/kit/commands.js';
import { KitElement } from '/kit/element.js';
import { get, post, Problem } from '/kit/http.js';
import { LiveView } from '/kit/live.js';
import { isSignedOut } from '/kit/session.js';
import { soundRefused } from '/kit/sound.js';
import { isStripe } from '/kit/stripe.js';
import { hasText, t } from '/kit/texts.js';
import { isField, listenForScans } from '/kit/wedge.js';
import { leaveForSignIn } from '../start.js';
import { basketPane } from './basket.js';
import { edited, keyOf, NOTHING, press } from './entry.js';
import { meaningOf } from './meaning.js';
import { workPane } from './panels.js';
import { park, showParked } from './parked.js';
import { statusBar } from './status-bar.js';
import { wantsWeight, whyNotWeighed } from './weighing.js';

/** The cashier's screen: state, commands and keys. What it looks like is in the files beside it, as functions of this element. */
export class TillScreen extends KitElement {
    static properties = {
        view: { attribute: false },
        connected: { state: true },
        entry: { state: true },
        panel: { state: true },
        alert: { state: true },
        waiting: { state: true },
        reachable: { state: true },
        quickKeys: { state: true },
    };

    /**
     * @param {Session} session
     * @param {number} till
     */
    constructor(session, till) {
        super();
        this.session = session;
        this.till = till;
        /** @type {TillView | null} */
        this.view = null;
        this.connected = false;
        /** @type {Entry} */
        this.entry = NOTHING;
        /** @type {Panel} */
        this.panel = { name: 'keys' };
        /** What was refused last, until the next key. @type {string} */
        this.alert = '';
        /** Commands not answered yet. */
        this.waiting = 0;
        this.reachable = true;
        /** @type {QuickKeys[]} */
        this.quickKeys = [];
        /** Number of the last notice. @type {number | undefined} */
        this.noticeShown = undefined;
        const path = `/api/tills/${till}`;
        /** @type {Commands<CommandAnswer>} */
        this.commands = new Commands(
            (command) => post(`${path}/commands`, command),
            (waiting, reachable) => Object.assign(this, { waiting, reachable }),
        );
        /** @type {LiveView<TillView>} */
        this.live = new LiveView(
            `${path}/live`,
            (view, connected) => this.#arrived(view, connected),
            () => get(path),
            (reason) => isSignedOut(reason) && leaveForSignIn(),
        );
    }

    connectedCallback() {
        super.connectedCallback();
        this.live.open();
        this.stopListening = listenForScans(
            (text) => this.scan(text),
            (key) => this.typed(key),
        );
        this.keys = (/** @type {KeyboardEvent} */ event) => this.#keyDown(event);
        window.addEventListener('keydown', this.keys);
        void this.#loadQuickKeys();
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        this.live.close();
        this.stopListening?.();
        if (this.keys) {
            window.removeEventListener('keydown', this.keys);
        }
    }

    async #loadQuickKeys() {
        try {
            this.quickKeys = await get(`/api/tills/${this.till}/quick-keys`);
        } catch (e) {
            // Selling goes on without them; search and PLU entry are the other ways.
            console.warn('no quick keys', e);
        }
    }

    // What is so

    get locked() {
        return !this.view?.shift;
    }

    /** The line that is being changed, if it can still be. @returns {PricedLine | undefined} */
    get chosenLine() {
        const { panel } = this;
        return panel.name === 'line'
            ? this.view?.basket?.priced.lines.find((line) => line.line === panel.line && !line.voided)
            : undefined;
    }

    /** The panel that makes sense now, whatever was chosen before. @returns {Panel} */
    get shownPanel() {
        if (this.view?.payment) {
            return { name: 'pay' };
        }
        const gone = (this.panel.name === 'pay' && !this.view?.basket) || (this.panel.name === 'line' && !this.chosenLine);
        return gone ? { name: 'keys' } : this.panel;
    }

    // What is done

    /**
     * @param {TillAction} action
     * @param {boolean} [here] whether it is meant for the basket on the screen and no other
     * @returns {Promise<Problem | undefined>} why it was not done
     */
    async act(action, here = false) {
        this.alert = '';
        try {
            const basket = here ? this.view?.basket?.id : undefined;
            const answer = await this.commands.submit({ basket, turn: this.view?.turn, action });
            void this.live.expect(answer.version);
            return undefined;
        } catch (e) {
            if (!(e instanceof Problem)) {
                throw e;
            }
            if (isSignedOut(e)) {
                await leaveForSignIn();
            }
            return e;
        }
    }

    /** The same, and says what was refused. @param {TillAction} action @param {boolean} [here] */
    async tryTo(action, here = true) {
        const refused = await this.act(action, here);
        if (refused) {
            this.refuse(refused.message);
        }
        return !refused;
    }

    /** @param {string} text @param {ItemView} [item] what it is, where that is known */
    async scan(text, item) {
        const { pieces } = this.entry;
        this.entry = NOTHING;
        if (isStripe(text)) {
            this.refuse(t('refusal.A_PAYMENT_CARD_IS_NO_CODE'));
            return;
        }
        if (this.panel.name !== 'pay') {
            this.panel = { name: 'keys' };
        }
        const refused = await this.act({ type: 'scan', text, pieces });
        if (refused && wantsWeight(refused.code)) {
            this.askWeight(text, item, whyNotWeighed(refused.code));
        } else if (refused) {
            this.refuse(`${text}: ${refused.message}`);
        }
    }

    /** @param {ItemView} item of a key or a search */
    choose(item) {
        if (item.unit === 'EACH' || this.hasScale) {
            void this.scan(item.code, item);
        } else {
            this.askWeight(item.code, item);
        }
    }

    get hasScale() {
        return !!this.view?.devices.some(({ kind, state }) => kind === 'SCALE' && state !== 'NOT_CONFIGURED');
    }

    /** @param {string} text @param {ItemView} [item] @param {string} [why] the scale said nothing */
    askWeight(text, item, why) {
        this.entry = NOTHING;
        this.panel = { name: 'weight', text, item, why };
        if (why) {
            soundRefused();
        }
        if (!item) {
            void this.#name(text);
        }
    }

    /** Finds out what is being weighed. @param {string} text */
    async #name(text) {
        const found = await get(`/api/tills/${this.till}/items?query=${encodeURIComponent(text)}`).catch(() => []);
        if (this.panel.name === 'weight' && this.panel.text === text && found.length > 0) {
            this.panel = { ...this.panel, item: found[0] };
        }
    }

    /** Loud, and in nobody's way. @param {string} text */
    refuse(text) {
        this.alert = text;
        soundRefused();
    }

    /** @param {Panel['name'] & ('keys' | 'pay' | 'close' | 'no-sale')} name */
    show(name) {
        this.#turnTo(this.panel.name === name ? { name: 'keys' } : { name });
    }

    /**
     * @param {boolean} [letters] whether to put letters on the screen, as for whoever opened this with a finger. A mouse counts as one: most touch
     *     screens of tills say they are mice, and the first key of a real keyboard takes the letters away again.
     */
    search(letters = false) {
        this.#turnTo(this.panel.name === 'search' ? { name: 'keys' } : { name: 'search', query: '', letters });
    }

    /** @param {Panel} panel */
    #turnTo(panel) {
        this.alert = '';
        this.entry = NOTHING;
        this.panel = panel;
    }

    /** One key for both: a sale is parked, or none is open and a parked one can be gone on with. */
    parkOrRecall() {
        if (!this.locked && !this.view?.payment) {
            void (this.view?.basket ? park(this) : showParked(this));
        }
    }

    /** @param {number} line */
    chooseLine(line) {
        this.#turnTo(this.panel.name === 'line' && this.panel.line === line ? { name: 'keys' } : { name: 'line', line });
    }

    /** One step back: the message, what was typed, the panel. */
    back() {
        if (this.alert) {
            this.alert = '';
        } else if (this.entry !== NOTHING) {
            this.entry = NOTHING;
        } else {
            this.panel = { name: 'keys' };
        }
    }

    // What comes in

    /** @param {TillView | null} view @param {boolean} connected */
    #arrived(view, connected) {
        const before = this.view;
        this.view = view;
        this.connected = connected;
        if (view && before?.basket && !view.basket) {
            this.panel = { name: 'keys' };
            this.entry = NOTHING;
        }
        if (view) {
            this.#notice(view.notice);
        }
    }

    /** @param {import('../api.js').Notice} [notice] */
    #notice(notice) {
        const shown = this.noticeShown;
        this.noticeShown = notice?.number ?? shown ?? 0;
        // What was said before this page was opened was said to somebody else.
        if (!notice || shown === undefined || notice.number <= shown) {
            return;
        }
        const { refusal, entered } = notice;
        if (refusal && wantsWeight(refusal)) {
            this.askWeight(entered, undefined, whyNotWeighed(refusal));
        } else {
            this.refuse(told(refusal, entered));
        }
    }

    /** A key of the keypad, or of a keyboard that no field has taken. @param {string} key */
    typed(key) {
        const panel = this.shownPanel;
        if (panel.name === 'search') {
            this.panel = { ...panel, query: edited(panel.query, key) };
            return;
        }
        const known = keyOf(key) ?? key;
        const meaning = this.meaning;
        if (known === 'enter') {
            if (this.entry.typed !== '') {
                const { typed } = this.entry;
                meaning.submit(typed);
            }
        } else if (keyOf(key) || ['00', '000', 'back', 'clear', 'x'].includes(key)) {
            this.alert = '';
            this.entry = press(this.entry, known, meaning.decimal);
        }
    }

    /** @param {KeyboardEvent} event */
    #keyDown(event) {
        if (document.querySelector('dialog[open]')) {
            return;
        }
        const does = this.#shortcut(event.key);
        const inField = isField(document.activeElement);
        if (does) {
            event.preventDefault();
            does();
        } else if (event.key === 'Enter' && !inField && this.entry.typed !== '') {
            event.preventDefault();
            this.typed('enter');
        } else if (!inField && (event.key === 'Backspace' || event.key === 'Delete')) {
            this.typed(event.key);
        }
    }

    /** @param {string} key @returns {(() => void) | undefined} */
    #shortcut(key) {
        return {
            F2: () => this.search(),
            F4: () => this.view?.basket && this.parkOrRecall(),
            F5: () => !this.view?.basket && this.parkOrRecall(),
            F9: () => this.view?.basket && this.show('pay'),
            Escape: () => this.back(),
        }[key];
    }

    /** A finger's button must not keep the focus, or the next Enter would press it again. @param {MouseEvent} event */
    #tapped(event) {
        if (event.detail > 0 && document.activeElement instanceof HTMLButtonElement) {
            document.activeElement.blur();
        }
    }

    get meaning() {
        return meaningOf(this);
    }

    render() {
        return html`<div class="till" @click=${this.#tapped}>${statusBar(this)} ${basketPane(this)} ${workPane(this)}</div>`;
    }
}

/** A notice in words. @param {string | undefined} refusal @param {string} entered */
function told(refusal, entered) {
    const text = refusal ? `refusal.${refusal}` : 'fault.database';
    if (!hasText(text)) {
        return `${entered}: ${refusal}`;
    }
    // How many scans are missing is part of the sentence; of a payment card nothing is told.
    return refusal === 'SCANS_CAME_TOO_LATE' ? t(text, { count: entered }) : entered ? `${entered}: ${t(text)}` : t(text);
}

customElements.define('ev-till', TillScreen);
