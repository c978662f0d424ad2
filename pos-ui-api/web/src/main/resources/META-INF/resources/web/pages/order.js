import { html, nothing } from 'lit';
import { confirmed } from '/kit/dialog.js';
import { KitElement } from '/kit/element.js';
import { problemPanel } from '/kit/parts.js';
import { t } from '/kit/texts.js';
import { ask, listen } from '../api.js';
import { shopping } from '../shopping.js';
import { code } from './code.js';
import { lineList, storeName, total } from './parts.js';

const LOOK = `query($id: ID!) { order(id: $id) { id version state cancellation store paying fulfilment code payment { state page } lines { line product name quantity { thousandths unit }
    unitPrice { minor currency } amount { minor currency } } total { minor currency } } }`;

/** Until the page to pay on is there. */
const PAUSE = 1_000;

/** The way of an order that comes to something. */
const STEPS = /** @type {const} */ (['RESERVING', 'CONFIRMED', 'READY', 'HANDED_OVER']);

/** States that are no steps of their own. @type {Record<string, string>} */
const AS_STEP = { AWAITING_PAYMENT: 'RESERVING', AT_TILL: 'READY' };

/** What has become of an order, as it happens. */
class OrderPage extends KitElement {
    static properties = { order: { attribute: false }, found: { state: true }, trouble: { state: true } };

    constructor() {
        super();
        this.order = '';
        /** Undefined until it is known. @type {any} */
        this.found = undefined;
        /** @type {unknown} */
        this.trouble = undefined;
        /** @type {() => void} */
        this.deaf = () => {};
        /** @type {ReturnType<typeof setTimeout> | undefined} */
        this.timer = undefined;
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        this.deaf();
        clearTimeout(this.timer);
    }

    /** @param {Map<string, unknown>} changed */
    willUpdate(changed) {
        if (changed.has('order')) {
            this.deaf();
            this.found = undefined;
            void this.#look();
            const query = 'subscription($order: ID!) { orderChanged(order: $order) { order } }';
            this.deaf = listen(query, { order: this.order }, () => void this.#look());
        }
    }

    async #look() {
        const id = this.order;
        try {
            const { order } = await ask(LOOK, { id });
            this.trouble = undefined;
            const isOlder = this.found && order && order.version < this.found.version;
            if (id === this.order && !isOlder) {
                this.found = order;
                this.#waitForPage();
            }
        } catch (e) {
            this.trouble = this.found ? undefined : e;
        }
    }

    /** Nobody tells that it is there: it is asked for. */
    #waitForPage() {
        clearTimeout(this.timer);
        if (this.found?.state === 'AWAITING_PAYMENT' && !this.found.payment?.page) {
            this.timer = setTimeout(() => void this.#look(), PAUSE);
        }
    }

    async #callOff() {
        const sure = await confirmed({ title: t('web.callOff'), text: t('web.callOffText'), yes: t('web.callOff'), danger: true });
        if (sure && (await shopping.does('callOffOrder', { order: this.order }))) {
            await this.#look();
        }
    }

    render() {
        if (this.trouble) {
            return problemPanel(this.trouble, () => void this.#look());
        }
        const order = this.found;
        if (!order) {
            return html`<p class="empty">${t(order === null ? 'web.noOrder' : 'web.loading')}</p>`;
        }
        const isOpen = !['CANCELLED', 'HANDED_OVER', 'AT_TILL'].includes(order.state);
        return html`<h1>${t('web.orderNumber')} <span class="number">${order.id}</span></h1>
            <section class="card" aria-live="polite">
                <h2>${t(`web.state.${order.state}`)}</h2>
                <p>${order.cancellation ? t(`web.cancelled.${order.cancellation}`) : t(`web.state.${order.state}.text`, { store: storeName(order.store) })}</p>
                ${order.state === 'CANCELLED' ? nothing : this.#steps(order.state)} ${order.state === 'AWAITING_PAYMENT' ? this.#pay(order.payment?.page) : nothing}
            </section>
            ${order.code && order.fulfilment === 'COLLECT' ? html`<figure class="code">${code(order.code, t('web.orderCode'))}</figure><p class="soft">${t('web.orderCodeText')}</p>` : nothing}
            <section class="card">${lineList(order.lines)} ${total(order)}</section>
            ${isOpen ? html`<button type="button" class="button" @click=${() => void this.#callOff()}>${t('web.callOff')}</button>` : nothing}`;
    }

    /** @param {string | null | undefined} page at the provider */
    #pay(page) {
        return page && /^https?:/.test(page)
            ? html`<a class="button go big" href=${page}>${t('web.payNow')}</a>`
            : html`<p class="soft">${t('web.pageComes')}</p>`;
    }

    /** @param {string} state */
    #steps(state) {
        const reached = STEPS.indexOf(/** @type {any} */ (AS_STEP[state] ?? state));
        return html`<ol class="steps">
            ${STEPS.map(
                (step, i) => html`<li class=${i <= reached ? 'done' : ''} aria-current=${i === reached ? 'step' : nothing}>${t(`web.step.${step}`)}</li>`,
            )}
        </ol>`;
    }
}

customElements.define('web-order', OrderPage);
