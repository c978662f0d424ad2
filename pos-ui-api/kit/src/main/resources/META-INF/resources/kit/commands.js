import { NoAnswer, Problem } from './http.js';

/**
 * Sends commands one after another, each with an id of its own, and the same id again until somebody answers: whether the first one was heard
 * does not matter then, since a repeat does nothing and is answered like the first.
 *
 * @template A
 */
export class Commands {
    /** @type {Promise<unknown>} */
    #last = Promise.resolve();
    #waiting = 0;

    /**
     * @param {(command: { id: string } & Record<string, unknown>) => Promise<A>} send
     * @param {(waiting: number, reachable: boolean) => void} [changed] told whenever one begins, ends, or finds nobody there
     * @param {(milliseconds: number) => Promise<void>} [pause]
     */
    constructor(send, changed = () => {}, pause = (ms) => new Promise((done) => setTimeout(done, ms))) {
        this.send = send;
        this.changed = changed;
        this.pause = pause;
    }

    /**
     * @param {Record<string, unknown>} command without its id, but for one that was sent before and was kept
     * @returns {Promise<A>}
     * @throws {Problem} what the server answered; the command was not done
     */
    submit(command) {
        const identified = { id: crypto.randomUUID(), ...command };
        this.#waiting++;
        this.changed(this.#waiting, true);
        const answer = this.#last.then(() => this.#untilAnswered(identified));
        this.#last = answer
            .catch(() => {})
            .finally(() => {
                this.#waiting--;
                this.changed(this.#waiting, true);
            });
        return answer;
    }

    /** @param {{ id: string } & Record<string, unknown>} command @returns {Promise<A>} */
    async #untilAnswered(command) {
        for (let attempt = 0; ; attempt++) {
            try {
                return await this.send(command);
            } catch (e) {
                const again = e instanceof NoAnswer || (e instanceof Problem && [502, 503, 504].includes(e.status));
                if (!again) {
                    throw e;
                }
                this.changed(this.#waiting, false);
                await this.pause(Math.min(250 * 2 ** attempt, 4000));
            }
        }
    }
}
