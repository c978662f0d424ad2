import { currentLanguage } from './texts.js';

/** A refusal or a fault, as the server answered it (problem details, RFC 9457). Its message is fit for the person at the screen. */
export class Problem extends Error {
    /**
     * @param {number} status
     * @param {Record<string, any>} body
     */
    constructor(status, body) {
        super(body.detail || body.title || `HTTP ${status}`);
        this.status = status;
        this.body = body;
        /** The last part of the type: a refusal's name, in capitals as the catalogues have it. */
        this.code = String(body.type ?? '')
            .replace(/^.*[:/]/, '')
            .replaceAll('-', '_')
            .toUpperCase();
    }
}

/** No answer at all: whether the request was heard is unknown. */
export class NoAnswer extends Error {}

/**
 * @param {string} method
 * @param {string} path
 * @param {{ json?: unknown, body?: BodyInit, type?: string, accept?: string, seconds?: number, headers?: Record<string, string> }} [options]
 * @returns {Promise<any>} the JSON, the text where it is not JSON, or undefined where there is nothing
 * @throws {Problem} @throws {NoAnswer}
 */
export async function request(method, path, options = {}) {
    /** @type {Record<string, string>} */
    const headers = {
        Accept: options.accept ?? 'application/json, application/problem+json',
        'Accept-Language': currentLanguage(),
        ...options.headers,
    };
    if (options.json !== undefined) {
        headers['Content-Type'] = 'application/json';
    } else if (options.type) {
        headers['Content-Type'] = options.type;
    }
    let answer;
    let body;
    try {
        answer = await fetch(path, {
            method,
            headers,
            body: options.json !== undefined ? JSON.stringify(options.json) : options.body,
            credentials: 'same-origin',
            cache: 'no-store',
            signal: AbortSignal.timeout((options.seconds ?? 15) * 1000),
        });
        body = await answer.text();
    } catch (e) {
        throw new NoAnswer(`${method} ${path}: ${e}`);
    }
    const json = /json/.test(answer.headers.get('Content-Type') ?? '');
    const value = body === '' ? undefined : json ? JSON.parse(body) : body;
    if (!answer.ok) {
        throw new Problem(answer.status, typeof value === 'object' ? value : { title: answer.statusText });
    }
    return value;
}

/** @param {string} path @param {string} [accept] */
export const get = (path, accept) => request('GET', path, { accept });
/** @param {string} path @param {unknown} [json] */
export const post = (path, json = {}) => request('POST', path, { json });
/** @param {string} path @param {unknown} json */
export const put = (path, json) => request('PUT', path, { json });
/** @param {string} path */
export const del = (path) => request('DELETE', path);
