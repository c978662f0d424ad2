/**
 * A scanner that pretends to be a keyboard: a burst of keys, at most 50 ms apart, ended by Enter or Tab. Nobody types like that, and no field
 * may have the focus for it: so keys are held back for a moment, wherever they were going, and let go when no burst came of them.
 */

/** Between two keys of one scan, in milliseconds. */
export const GAP = 50;
/** How long a key is held back. A little more than the gap: timers are late or early, key events carry their own time. */
export const HOLD = 80;
/** Shorter bursts are a person's: the shortest code is a PLU of four digits, and people roll over two or three keys. */
export const SHORTEST = 4;
/** In a PIN field only this long a burst is a scan: a quick PIN with Enter is not. GTIN-8 is the shortest code on a package. */
export const SHORTEST_IN_PIN = 8;

/** Knows bursts by the times of their keys; knows nothing of a browser. */
export class Burst {
    /** @type {string[]} */
    #keys = [];
    #last = -Infinity;

    /**
     * @param {string} key one printable character
     * @param {number} at milliseconds
     * @returns {string[]} keys held before that turned out to be a person's
     */
    add(key, at) {
        const released = at - this.#last > GAP ? this.release() : [];
        this.#keys.push(key);
        this.#last = at;
        return released;
    }

    /**
     * Enter or Tab.
     *
     * @param {number} at
     * @param {number} [shortest]
     * @returns {string | undefined} what was scanned, if it was a scan; if not, the keys are still held
     */
    end(at, shortest = SHORTEST) {
        if (at - this.#last > GAP || this.#keys.length < shortest) {
            return undefined;
        }
        return this.release().join('');
    }

    /** Everything held, which is held no more. */
    release() {
        const keys = this.#keys;
        this.#keys = [];
        return keys;
    }

    get holding() {
        return this.#keys.length > 0;
    }
}

/**
 * Listens to a whole page.
 *
 * @param {(text: string) => void} scanned
 * @param {(key: string) => void} [typed] a person's key that no field takes
 * @returns {() => void} stops listening
 */
export function listenForScans(scanned, typed = () => {}) {
    const burst = new Burst();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    /** @type {Element | null} */
    let target = null;

    /** @param {string[]} keys */
    const letGo = (keys) => keys.forEach((key) => (isField(target) ? insert(target, key) : typed(key)));

    /** @param {KeyboardEvent} event */
    const listener = (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
            return;
        }
        if ([...event.key].length === 1) {
            // A held key that repeats is a person's.
            if (event.repeat) {
                return;
            }
            // A space presses the button that has the focus.
            if (event.key === ' ' && !burst.holding && !isField(document.activeElement)) {
                return;
            }
            event.preventDefault();
            event.stopPropagation();
            clearTimeout(timer);
            letGo(burst.add(event.key, event.timeStamp));
            target = document.activeElement;
            timer = setTimeout(() => letGo(burst.release()), HOLD);
        } else if (event.key === 'Shift') {
            return;
        } else if (burst.holding) {
            clearTimeout(timer);
            const pin = target instanceof HTMLElement && 'pin' in target.dataset;
            const text = endsScan(event) ? burst.end(event.timeStamp, pin ? SHORTEST_IN_PIN : SHORTEST) : undefined;
            if (text === undefined) {
                letGo(burst.release());
            } else {
                event.preventDefault();
                event.stopPropagation();
                if (!pin) {
                    scanned(text);
                }
            }
        }
    };
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
}

/** @param {KeyboardEvent} event */
function endsScan(event) {
    return event.key === 'Enter' || event.key === 'Tab';
}

/**
 * @param {Element | null} element
 * @returns {element is HTMLInputElement | HTMLTextAreaElement}
 */
export function isField(element) {
    return (
        element instanceof HTMLTextAreaElement ||
        (element instanceof HTMLInputElement && !['button', 'submit', 'checkbox', 'radio', 'file', 'range'].includes(element.type))
    );
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} key
 */
function insert(field, key) {
    if (field.readOnly || field.disabled) {
        return;
    }
    const start = field.selectionStart ?? field.value.length;
    const end = field.selectionEnd ?? start;
    if (field.maxLength >= 0 && field.value.length - (end - start) >= field.maxLength) {
        return;
    }
    field.setRangeText(key, start, end, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: key, inputType: 'insertText' }));
}
