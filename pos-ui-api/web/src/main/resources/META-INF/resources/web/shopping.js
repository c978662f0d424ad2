import { problemText } from '/kit/parts.js';
import { t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { ApiError, ask, listen } from './api.js';
import { Outbox } from './outbox.js';
import { signedIn, signedOut, token } from './visitor.js';

/**
 * @typedef {import('/kit/money.js').Money} Money
 * @typedef {import('/kit/quantity.js').Quantity} Quantity
 * @typedef {import('/kit/quantity.js').Unit} Unit
 * @typedef {{ id: string, name: string, currency: string, taxIncluded: boolean }} Store
 * @typedef {{ line: number, product: string, name: string, quantity: Quantity, unitPrice: Money, amount: Money }} Line
 * @typedef {{ id: string, store: string, version: number, state: 'OPEN' | 'PARKED' | 'AT_TILL', code: string, lines: Line[], items: number,
 *     tax: Money, total: Money, taxIncluded: boolean }} Cart
 */

const STORE = 'evertill.store';
const CART = `id store version state code lines { line product name quantity { thousandths unit } unitPrice { minor currency }
    amount { minor currency } } items tax { minor currency } total { minor currency } taxIncluded`;

/** What each command is answered with. @type {Record<string, [input: string, answer: string]>} */
const COMMANDS = {
    addToCart: ['AddToCart', `cart { ${CART} }`],
    changeCartLine: ['ChangeCartLine', `cart { ${CART} }`],
    removeCartLine: ['RemoveCartLine', `cart { ${CART} }`],
    clearCart: ['CartCommand', `cart { ${CART} }`],
    parkCart: ['CartCommand', `cart { ${CART} }`],
    fetchCart: ['CartCommand', `cart { ${CART} }`],
    placeOrder: ['PlaceOrder', 'order { id }'],
    callOffOrder: ['OrderCommand', 'order { id }'],
    mergeCart: ['CartCommand', `cart { ${CART} }`],
    changeName: ['ChangeName', 'customer { name }'],
    consent: ['Consenting', 'customer { name }'],
    eraseMe: ['CustomerCommand', 'customer { name }'],
    signOut: ['CustomerCommand', 'customer { name }'],
    askForCode: ['AskForCode', ''],
    signIn: ['SignIn', 'token'],
};

/** What somebody is about: in which store, with which cart. Tells `change` whenever any of it is another. */
class Shopping extends EventTarget {
    /** @type {Store[]} */
    stores = [];
    /** @type {Cart | null} */
    cart = null;
    /** How many commands are on their way. */
    waiting = 0;
    /** Whether somebody answers. */
    reachable = true;
    /** @type {() => void} */
    #deaf = () => {};
    /** What is not written down: codes and tokens. @type {Outbox} */
    #secrets;

    constructor() {
        super();
        this.outbox = new Outbox(
            (command) => this.#send(command),
            (waiting, reachable) => this.#set({ waiting, reachable }),
            localStorage,
        );
        /** @type {Map<string, string>} */
        const memory = new Map();
        this.#secrets = new Outbox(
            (command) => this.#send(command),
            (waiting, reachable) => this.#set({ waiting, reachable }),
            { getItem: (key) => memory.get(key) ?? null, setItem: (key, value) => void memory.set(key, value) },
        );
        addEventListener('signed-out', () => this.#changedHands());
    }

    /** Whether somebody has signed in. */
    get isCustomer() {
        return token() !== null;
    }

    /** @param {string} contact @param {string} code @returns {Promise<boolean>} */
    async signIn(contact, code) {
        const chosen = this.cart?.state === 'OPEN' && this.cart.lines.length > 0;
        const answer = await this.does('signIn', { contact, code }, this.#secrets);
        if (!answer) {
            return false;
        }
        signedIn(answer.token);
        if (chosen) {
            await this.onCart('mergeCart');
        }
        this.#changedHands();
        return true;
    }

    /** @param {string} contact */
    askForCode(contact) {
        return this.does('askForCode', { contact }, this.#secrets);
    }

    async signOut() {
        await this.does('signOut', {});
        this.forget();
    }

    /** This browser is a visitor's again. */
    forget() {
        signedOut();
        this.#changedHands();
    }

    #changedHands() {
        this.#set({ cart: null });
        this.#listen();
    }

    /** The one that was chosen. */
    get store() {
        return this.stores.find((store) => store.id === localStorage.getItem(STORE));
    }

    async begin() {
        const { stores } = await ask('{ stores { id name currency taxIncluded } }');
        this.#set({ stores });
        this.outbox.resume().forEach((answer) => void answer.catch((e) => toast('stop', errorText(e))));
        this.#listen();
    }

    /** @param {string} id */
    choose(id) {
        localStorage.setItem(STORE, id);
        this.#set({ cart: null });
        this.#listen();
    }

    #listen() {
        this.#deaf();
        const store = this.store?.id;
        if (store) {
            const told = () => void this.refresh().catch(() => this.#set({ reachable: false }));
            this.#deaf = listen('subscription($store: ID!) { cartChanged(store: $store) { version } }', { store }, told);
        }
    }

    async refresh() {
        const store = this.store?.id;
        const { cart } = await ask(`query($store: ID!) { cart(store: $store) { ${CART} } }`, { store });
        if (store === this.store?.id && this.waiting === 0) {
            this.#show(cart);
        }
    }

    /** An older picture of the same cart is not shown. @param {Cart | null} cart */
    #show(cart) {
        const isOlder = cart && cart.id === this.cart?.id && cart.version < this.cart.version;
        if (!isOlder) {
            this.#set({ cart });
        }
    }

    /**
     * Does something, however long it takes to be heard. What is refused is said.
     *
     * @param {string} name
     * @param {Record<string, unknown>} input
     * @param {Outbox} [outbox]
     * @returns {Promise<any>} what was answered; undefined if it was refused
     */
    async does(name, input, outbox = this.outbox) {
        try {
            const answer = await outbox.submit(name, input);
            if (answer.refusal) {
                toast('stop', answer.refusal.message);
                return undefined;
            }
            return answer;
        } catch (e) {
            toast('stop', errorText(e));
            return undefined;
        }
    }

    /** In the cart of the chosen store. @param {string} name @param {Record<string, unknown>} [more] */
    onCart(name, more = {}) {
        return this.does(name, { store: this.store?.id, ...more });
    }

    /** @param {import('./outbox.js').Command} command */
    async #send({ id, name, input }) {
        const [type, answer] = COMMANDS[name];
        const mutation = `mutation($input: ${type}!) { ${name}(input: $input) { ${answer} refusal { code message } } }`;
        const result = (await ask(mutation, { input: { commandId: id, ...input } }))[name];
        if ('cart' in result && input.store === this.store?.id) {
            this.#show(result.cart);
        }
        return result;
    }

    /** @param {Partial<Pick<Shopping, 'stores' | 'cart' | 'waiting' | 'reachable'>>} what */
    #set(what) {
        Object.assign(this, what);
        this.dispatchEvent(new Event('change'));
    }
}

/** @param {unknown} e */
export function errorText(e) {
    return e instanceof ApiError ? t('web.error') : problemText(e);
}

export const shopping = new Shopping();
