import { html, svg } from 'lit';

/** Two dots a module, as printers draw it, and the white before and after it that a scanner needs. */
const DOTS = 2;
const QUIET = 10;
const HEIGHT = 80;

/** Bars as they came out of the simulated printer. @param {string} modules 1 black, 0 white */
export function bars(modules) {
    const width = (modules.length + 2 * QUIET) * DOTS;
    const black = [...modules.matchAll(/1+/g)].map(
        (run) => svg`<rect x=${(run.index + QUIET) * DOTS} width=${run[0].length * DOTS} height=${HEIGHT}></rect>`,
    );
    return html`<svg class="bars" width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}" aria-hidden="true" shape-rendering="crispEdges">${black}</svg>`;
}
