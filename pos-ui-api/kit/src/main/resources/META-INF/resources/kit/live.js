import { NoAnswer } from './http.js';

/** After so long a silence, in milliseconds, the view is asked for: a dead line and a quiet till look the same to a web socket. */
const SILENCE = 15_000;

/**
 * The newest view of something, kept so by a web socket that pushes it whole. An older version than the one at hand is dropped; a lost socket
 * is opened again, sooner at first and then every few seconds; opening it brings the view.
 *
 * @template {{ version: number }} V
 */
export class LiveView {
    /** @type {V | null} */
    view = null;
    connected = false;
    /** @type {WebSocket | null} */
    #socket = null;
    #attempt = 0;
    #closed = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #timer;

    /**
     * @param {string} path of the web socket
     * @param {(view: V | null, connected: boolean) => void} changed
     * @param {() => Promise<V>} [read] the same view by a GET, which says why when the socket will not open
     * @param {(reason: unknown) => void} [refused] told what `read` threw
     */
    constructor(path, changed, read, refused = () => {}) {
        this.path = path;
        this.changed = changed;
        this.read = read;
        this.refused = refused;
    }

    open() {
        const address = new URL(this.path, location.href);
        address.protocol = address.protocol.replace('http', 'ws');
        const socket = new WebSocket(address);
        this.#socket = socket;
        socket.onmessage = (message) => {
            this.#attempt = 0;
            this.connected = true;
            this.#listen(socket);
            this.offer(JSON.parse(message.data));
        };
        socket.onclose = () => this.#lost(socket);
    }

    /** @param {WebSocket} socket */
    #listen(socket) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(async () => {
            if (await this.#asked()) {
                this.#listen(socket);
            } else {
                // Its own close may take minutes to be noticed.
                socket.close();
                this.#lost(socket);
            }
        }, SILENCE);
    }

    /** Whether somebody answered, be it with a refusal. */
    async #asked() {
        if (!this.read) {
            return true;
        }
        try {
            this.offer(await this.read());
            return true;
        } catch (e) {
            this.refused(e);
            return !(e instanceof NoAnswer);
        }
    }

    /** Takes a view that came another way. @param {V} view */
    offer(view) {
        if (!this.view || view.version >= this.view.version) {
            this.view = view;
        }
        this.changed(this.view, this.connected);
    }

    /** Asks for the view if it has not come by itself within a moment. @param {number} version at least */
    async expect(version) {
        await new Promise((done) => setTimeout(done, 300));
        if ((this.view?.version ?? -1) < version) {
            await this.#asked();
        }
    }

    close() {
        this.#closed = true;
        clearTimeout(this.#timer);
        this.#socket?.close();
    }

    /** @param {WebSocket} socket */
    #lost(socket) {
        if (this.#closed || socket !== this.#socket) {
            return;
        }
        this.#socket = null;
        this.connected = false;
        this.changed(this.view, false);
        clearTimeout(this.#timer);
        const wait = Math.min(250 * 2 ** this.#attempt++, 5000);
        this.#timer = setTimeout(() => this.#again(), wait);
    }

    async #again() {
        await this.#asked();
        if (!this.#closed) {
            this.open();
        }
    }
}
