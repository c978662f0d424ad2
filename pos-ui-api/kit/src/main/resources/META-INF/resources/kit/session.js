import { KitElement } from './element.js';
import { get, post, Problem } from './http.js';
import { problemText } from './parts.js';

/** @returns {Promise<any>} the session, as the application has it; undefined if nobody is signed in */
export async function currentSession() {
    try {
        return await get('/api/session');
    } catch (e) {
        if (isSignedOut(e)) {
            return undefined;
        }
        throw e;
    }
}

/** @param {unknown} error */
export function isSignedOut(error) {
    return error instanceof Problem && error.status === 401;
}

/** A front door: what went wrong stands above its form, and only the secret has to be typed again. */
export class DoorElement extends KitElement {
    /** @type {import('lit').PropertyDeclarations} */
    static properties = { trouble: { state: true }, busy: { state: true } };

    constructor() {
        super();
        this.trouble = '';
        this.busy = false;
    }

    /**
     * Signs in with the fields of the form, which are named as the API names them.
     *
     * @param {SubmitEvent} event
     * @param {string} secret name of the field that nobody sees
     * @param {(session: any) => Promise<void> | void} then
     */
    async signIn(event, secret, then) {
        event.preventDefault();
        const form = /** @type {HTMLFormElement} */ (event.target);
        this.busy = true;
        try {
            await then(await post('/api/session', Object.fromEntries(new FormData(form))));
        } catch (e) {
            this.trouble = problemText(e);
            const field = /** @type {HTMLInputElement} */ (form.elements.namedItem(secret));
            field.value = '';
            field.focus();
        } finally {
            this.busy = false;
        }
    }
}
