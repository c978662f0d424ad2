/** By what somebody is known in this browser: a secret that nobody can guess, 144 bits, and a customer's token on top of it. */

const SECRET = 'evertill.visitor';
const TOKEN = 'evertill.token';

export function visitor() {
    let secret = localStorage.getItem(SECRET);
    if (!secret) {
        const bytes = crypto.getRandomValues(new Uint8Array(18));
        secret = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
        localStorage.setItem(SECRET, secret);
    }
    return secret;
}

/** Of whoever has signed in. */
export function token() {
    return localStorage.getItem(TOKEN);
}

/** @param {string} given */
export function signedIn(given) {
    localStorage.setItem(TOKEN, given);
}

export function signedOut() {
    localStorage.removeItem(TOKEN);
}
