/** From when on a release is in force, as a form with the fields "when" and "at" says. @param {HTMLFormElement} form */
export function effectiveOf(form) {
    const data = new FormData(form);
    return data.get('when') === 'now' ? { kind: 'now' } : { kind: 'store-time', at: String(data.get('at')) };
}

/** Six in the morning, before the shops open. */
export function tomorrow() {
    const date = new Date();
    date.setDate(date.getDate() + 1);
    const two = (/** @type {number} */ it) => String(it).padStart(2, '0');
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T06:00`;
}
