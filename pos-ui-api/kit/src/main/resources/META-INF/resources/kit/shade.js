/** Less than this is no more to be seen, but a fraction of a pixel. */
const NOTHING = 4;

/**
 * Says to the style sheet at which ends of what scrolls there is more, by the attributes `above` and `below`: fingers see no scroll bar.
 *
 * @param {Element} scrolled
 */
export function shade(scrolled) {
    const { scrollTop, clientHeight, scrollHeight } = scrolled;
    scrolled.toggleAttribute('above', scrollTop > NOTHING);
    scrolled.toggleAttribute('below', scrollTop + clientHeight < scrollHeight - NOTHING);
}

/** The same whenever it scrolls or its size changes. @param {Element} scrolled @returns {() => void} ends it */
export function keepShaded(scrolled) {
    const again = () => shade(scrolled);
    const sizes = new ResizeObserver(again);
    sizes.observe(scrolled);
    scrolled.addEventListener('scroll', again);
    return () => {
        sizes.disconnect();
        scrolled.removeEventListener('scroll', again);
    };
}
