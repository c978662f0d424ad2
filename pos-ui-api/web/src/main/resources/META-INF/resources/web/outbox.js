import { NoAnswer, Problem } from '../kit/http.js';

const KEY = 'evertill.commands';

/**
 * Commands on their way, one after another. Each is written down before it is sent, and sent again under the same id until somebody answers: a repeat does
 * nothing and is answered like the first. What a page left behind when it was closed, the next one sends.
 *
 * @typedef {{ id: string, name: string, input: Record<string, unknown> }} Command
 */
export class Outbox {
    /** @type {Promise<unknown>} */
    #last = Promise.resolve();
    #waiting = 0;

    /**
     * @param {(command: Command) => Promise<any>} send
     * @param {(waiting: number, reachable: boolean) => void} changed told whenever one begins, ends, or finds nobody there
     * @param {Pick<Storage, 'getItem' | 'setItem'>} storage
     * @param {(milliseconds: number) => Promise<void>} [pause]
     */
    constructor(send, changed, storage, pause = (ms) => new Promise((done) => setTimeout(done, ms))) {
        this.send = send;
        this.changed = changed;
        this.storage = storage;
        this.pause = pause;
    }

    /**
     * @param {string} name
     * @param {Record<string, unknown>} input
     * @returns {Promise<any>} the answer
     */
    submit(name, input) {
        const command = { id: crypto.randomUUID(), name, input };
        this.#write([...this.#written(), command]);
        return this.#enqueue(command);
    }

    /** @returns {Promise<any>[]} of what was left behind */
    resume() {
        return this.#written().map((command) => this.#enqueue(command));
    }

    /** @param {Command} command @returns {Promise<any>} */
    #enqueue(command) {
        this.#waiting++;
        this.changed(this.#waiting, true);
        const answer = this.#last.then(() => this.#untilAnswered(command));
        this.#last = answer
            .catch(() => {})
            .finally(() => {
                this.#waiting--;
                this.changed(this.#waiting, true);
            });
        return answer;
    }

    /** @param {Command} command @returns {Promise<any>} */
    async #untilAnswered(command) {
        for (let attempt = 0; ; attempt++) {
            try {
                const answer = await this.send(command);
                this.#forget(command);
                return answer;
            } catch (e) {
                const again = e instanceof NoAnswer || (e instanceof Problem && [502, 503, 504].includes(e.status));
                if (!again) {
                    this.#forget(command);
                    throw e;
                }
                this.changed(this.#waiting, false);
                await this.pause(Math.min(250 * 2 ** attempt, 4000));
            }
        }
    }

    /** @param {Command} command */
    #forget(command) {
        this.#write(this.#written().filter((it) => it.id !== command.id));
    }

    /** @returns {Command[]} */
    #written() {
        return JSON.parse(this.storage.getItem(KEY) ?? '[]');
    }

    /** @param {Command[]} commands */
    #write(commands) {
        this.storage.setItem(KEY, JSON.stringify(commands));
    }
}
