import { NoAnswer, Problem, request } from '/kit/http.js';
import { currentLanguage } from '/kit/texts.js';
import { signedOut, token, visitor } from './visitor.js';

/** No sign of life for as long: the line is dead, whatever it says. */
const SILENCE = 30_000;
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** A request that was answered with errors. */
export class ApiError extends Error {
    /** @param {{ message: string, extensions?: { code?: string } }[]} errors */
    constructor(errors) {
        super(errors[0]?.message);
        this.code = errors[0]?.extensions?.code ?? '';
    }
}

/** @returns {Record<string, string>} */
function headers() {
    const known = token();
    return { 'Evertill-Visitor': visitor(), ...(known ? { Authorization: `Bearer ${known}` } : {}) };
}

/**
 * @param {string} query
 * @param {Record<string, unknown>} [variables]
 * @returns {Promise<any>} the data
 * @throws {ApiError} @throws {NoAnswer} @throws {Problem}
 */
export async function ask(query, variables = {}) {
    let answer;
    try {
        answer = await request('POST', '/graphql', { json: { query, variables }, headers: headers() });
    } catch (e) {
        if (e instanceof Problem && e.status === 401 && token()) {
            // The token is over, here or everywhere: this browser is a visitor's again.
            signedOut();
            dispatchEvent(new Event('signed-out'));
        }
        if (e instanceof Problem && e.body.errors) {
            // Too much was asked of late: the same can be asked again, like what nobody heard.
            throw e.status === 429 ? new NoAnswer('asked too much') : new ApiError(e.body.errors);
        }
        throw e;
    }
    if (answer.errors) {
        throw new ApiError(answer.errors);
    }
    return answer.data;
}

/**
 * Listens to a subscription until it is ended, on whatever line there is. `told` is also called whenever a line begins, for what nobody heard before.
 *
 * @param {string} query
 * @param {Record<string, unknown>} variables
 * @param {() => void} told
 * @returns {() => void} ends it
 */
export function listen(query, variables, told) {
    const end = new AbortController();
    void keepListening({ query, variables }, told, end.signal);
    return () => end.abort();
}

/** @param {object} operation @param {() => void} told @param {AbortSignal} end */
async function keepListening(operation, told, end) {
    for (let pause = SHORTEST_PAUSE; !end.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
        try {
            const answer = await fetch('/graphql', {
                method: 'POST',
                headers: {
                    ...headers(),
                    Accept: 'text/event-stream',
                    'Accept-Language': currentLanguage(),
                    'Content-Type': 'application/json',
                },
                body: JSON.stringify(operation),
                cache: 'no-store',
                signal: end,
            });
            if (answer.ok && answer.body) {
                pause = SHORTEST_PAUSE;
                told();
                await hear(answer.body, told);
            }
        } catch {
            // The line broke; it is made again.
        }
        await new Promise((done) => setTimeout(done, pause));
    }
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} body @param {() => void} told */
async function hear(body, told) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = ''; ; ) {
        const silence = new Promise((_, fail) => setTimeout(() => fail(new Error('silence')), SILENCE));
        const { value, done } = await /** @type {Promise<ReadableStreamReadResult<string>>} */ (Promise.race([reader.read(), silence]));
        if (done) {
            return;
        }
        const events = (text + value).split('\n\n');
        text = events.pop() ?? '';
        if (events.some((event) => /^event: ?next$/m.test(event))) {
            told();
        }
    }
}
