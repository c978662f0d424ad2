/** @typedef {import('./api.js').Session} Session */
import { get, Problem } from '/kit/http.js';
import { loadTexts } from '/kit/texts.js';

/** @returns {Promise<Session | undefined>} undefined if nobody is signed in */
export async function currentSession() {
    try {
        return await get('/api/session');
    } catch (e) {
        if (e instanceof Problem && e.status === 401) {
            return undefined;
        }
        throw e;
    }
}

/**
 * What every page that needs somebody signed in does first.
 *
 * @returns {Promise<Session>} or never, when the page is left for the sign-in
 */
export async function start() {
    const session = await currentSession();
    if (!session) {
        return leaveForSignIn();
    }
    await loadTexts(session.language, '/texts');
    return session;
}

/** @returns {Promise<never>} */
export function leaveForSignIn() {
    location.replace(`/?back=${encodeURIComponent(location.pathname + location.search)}`);
    return new Promise(() => {});
}

/** @param {unknown} error */
export function isSignedOut(error) {
    return error instanceof Problem && error.status === 401;
}
