/** @typedef {'system' | 'light' | 'dark'} Theme */

const KEY = 'evertill.theme';

/** @returns {Theme} */
export function theme() {
    const chosen = localStorage.getItem(KEY);
    return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** @param {Theme} chosen */
export function setTheme(chosen) {
    if (chosen === 'system') {
        localStorage.removeItem(KEY);
        delete document.documentElement.dataset.theme;
    } else {
        localStorage.setItem(KEY, chosen);
        document.documentElement.dataset.theme = chosen;
    }
}
