import { KitElement } from '/kit/element.js';
import { Problem } from '/kit/http.js';

/** An element that asks again every few seconds, as long as somebody looks. A session that is over leads to the door. */
export class PollingElement extends KitElement {
    static properties = { trouble: { state: true } };

    /** @param {number} seconds */
    constructor(seconds) {
        super();
        this.seconds = seconds;
        /** @type {unknown} */
        this.trouble = undefined;
        /** @type {ReturnType<typeof setInterval> | undefined} */
        this.timer = undefined;
    }

    connectedCallback() {
        super.connectedCallback();
        void this.again();
        this.timer = setInterval(() => document.hidden || void this.again(), this.seconds * 1000);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        clearInterval(this.timer);
    }

    async again() {
        try {
            await this.load();
            this.trouble = undefined;
        } catch (e) {
            if (e instanceof Problem && e.status === 401) {
                location.reload();
            }
            this.trouble = e;
        }
    }

    /** Asks for what is shown. */
    async load() {}
}
