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
            this.offer(JSON.parse(message.data));
        };
        socket.onclose = () => this.#lost();
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
        if (this.read && (this.view?.version ?? -1) < version) {
            try {
                this.offer(await this.read());
            } catch (e) {
                this.refused(e);
            }
        }
    }

    close() {
        this.#closed = true;
        clearTimeout(this.#timer);
        this.#socket?.close();
    }

    #lost() {
        if (this.#closed) {
            return;
        }
        this.connected = false;
        this.changed(this.view, false);
        const wait = Math.min(250 * 2 ** this.#attempt++, 5000);
        this.#timer = setTimeout(() => this.#again(), wait);
    }

    async #again() {
        if (this.read) {
            try {
                this.offer(await this.read());
            } catch (e) {
                this.refused(e);
            }
        }
        if (!this.#closed) {
            this.open();
        }
    }
}
