import { html, nothing, svg } from 'lit';
import { KitElement } from '/kit/element.js';
import { t } from '/kit/texts.js';

/**
 * @typedef {object} Point
 * @property {string} label what it is about, in full
 * @property {string} [short] the same under a column
 * @property {number} value not below zero
 * @property {string} text the value as people read it
 * @property {boolean} [open] it still grows
 * @property {number} [mark] what it is held against
 * @property {string} [markText]
 */

const HEIGHT = 240;
const LEFT = 64;
const RIGHT = 8;
const TOP = 14;
const BOTTOM = 30;
const ROW = 46;
/** Room for a label under columns. */
const LABEL = 64;

/**
 * Points as columns (of days) or bars (of names), drawn as SVG as wide as there is room. The pictures are for the eye: what they say is in the
 * words beside them and in a table. Who has no mouse goes from point to point by the arrow keys.
 */
class Chart extends KitElement {
    static properties = { points: { attribute: false }, kind: {}, caption: {}, scale: { attribute: false }, width: { state: true }, at: { state: true } };

    constructor() {
        super();
        /** @type {Point[]} */
        this.points = [];
        /** @type {'columns' | 'bars'} */
        this.kind = 'columns';
        this.caption = '';
        /** A value at the scale, as people read it. @type {(value: number) => string} */
        this.scale = String;
        this.width = 0;
        this.at = -1;
        this.watcher = new ResizeObserver(([entry]) => (this.width = Math.floor(entry?.contentRect.width ?? 0)));
    }

    connectedCallback() {
        super.connectedCallback();
        this.watcher.observe(this);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        this.watcher.disconnect();
    }

    render() {
        const chosen = this.points[this.at];
        return html`<div
                class="chart-area"
                tabindex="0"
                role="group"
                aria-label="${this.caption}. ${t('chart.keys')}"
                @keydown=${(/** @type {KeyboardEvent} */ e) => this.#key(e)}
                @pointermove=${(/** @type {PointerEvent} */ e) => this.#point(e)}
                @pointerdown=${(/** @type {PointerEvent} */ e) => this.#point(e)}
                @pointerleave=${() => (this.at = -1)}
                @blur=${() => (this.at = -1)}
            >
                ${this.width > 0 ? (this.kind === 'bars' ? this.#bars() : this.#columns()) : nothing}
            </div>
            <p class="chart-said" role="status">${chosen ? said(chosen) : nothing}</p>`;
    }

    /** @param {KeyboardEvent} event */
    #key(event) {
        const last = this.points.length - 1;
        const to = {
            ArrowRight: Math.min(this.at + 1, last),
            ArrowDown: Math.min(this.at + 1, last),
            ArrowLeft: Math.max(this.at - 1, 0),
            ArrowUp: Math.max(this.at - 1, 0),
            Home: 0,
            End: last,
            Escape: -1,
        }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            this.at = to;
        }
    }

    /** @param {PointerEvent} event */
    #point(event) {
        const over = /** @type {Element} */ (event.target).closest('[data-point]');
        this.at = over ? Number(over.getAttribute('data-point')) : -1;
    }

    #columns() {
        const top = nice(Math.max(...this.points.map((it) => it.value)));
        const inner = HEIGHT - TOP - BOTTOM;
        const step = (this.width - LEFT - RIGHT) / Math.max(1, this.points.length);
        const y = (/** @type {number} */ value) => TOP + inner * (1 - value / top);
        const every = Math.max(1, Math.ceil(LABEL / step));
        return svg`<svg width=${this.width} height=${HEIGHT} aria-hidden="true">
            ${[0, top / 2, top].map(
                (value) => svg`<line class="chart-line" x1=${LEFT} x2=${this.width - RIGHT} y1=${y(value)} y2=${y(value)}></line>
                    <text class="chart-text" x=${LEFT - 8} y=${y(value) + 4} text-anchor="end">${this.scale(value)}</text>`,
            )}
            ${this.points.map((it, i) => {
                const wide = Math.max(1, Math.min(48, step * 0.72));
                const x = LEFT + step * i + (step - wide) / 2;
                const high = Math.max(it.value > 0 ? 2 : 0, inner * (it.value / top));
                return svg`<g data-point=${i}>
                    <rect class="chart-catch ${i === this.at ? 'chosen' : ''}" x=${LEFT + step * i} y=${TOP} width=${step} height=${inner}></rect>
                    <rect class="chart-bar ${it.open ? 'open' : ''}" x=${x} y=${TOP + inner - high} width=${wide} height=${high} rx=${Math.min(4, wide / 3)}></rect>
                    ${(this.points.length - 1 - i) % every === 0 ? svg`<text class="chart-text" x=${x + wide / 2} y=${HEIGHT - 10} text-anchor="middle">${it.short ?? it.label}</text>` : nothing}
                </g>`;
            })}
        </svg>`;
    }

    /** Names stand above their bars: they are long, and screens are narrow. */
    #bars() {
        const most = Math.max(1e-9, ...this.points.map((it) => Math.max(it.value, it.mark ?? 0)));
        const long = (/** @type {number} */ value) => Math.max(value > 0 ? 2 : 0, (this.width - 2) * (value / most));
        return html`<svg width=${this.width} height=${ROW * this.points.length} aria-hidden="true">
            ${this.points.map(
                (it, i) => svg`<g data-point=${i}>
                    <rect class="chart-catch ${i === this.at ? 'chosen' : ''}" x="0" y=${ROW * i} width=${this.width} height=${ROW - 4} rx="6"></rect>
                    <text class="chart-name" x="4" y=${ROW * i + 17}>${cut(it.label, this.width - 8 - 8 * it.text.length)}</text>
                    <text class="chart-value" x=${this.width - 4} y=${ROW * i + 17} text-anchor="end">${it.text}</text>
                    <rect class="chart-track" x="0" y=${ROW * i + 25} width=${this.width} height="10" rx="5"></rect>
                    <rect class="chart-bar ${it.open ? 'open' : ''} ${it.mark !== undefined && it.value > 2 * it.mark ? 'watch' : ''}" x="0" y=${ROW * i + 25} width=${long(it.value)} height="10" rx="5"></rect>
                    ${it.mark !== undefined ? svg`<rect class="chart-mark" x=${long(it.mark)} y=${ROW * i + 21} width="3" height="18"></rect>` : nothing}
                </g>`,
            )}
        </svg>`;
    }
}

/** @param {Point} point */
function said(point) {
    return html`<strong>${point.label}</strong> ${point.text}${point.markText ? html` <span class="soft">${point.markText}</span>` : nothing}`;
}

/** The next round number: 1, 2 or 5 and noughts. @param {number} value */
export function nice(value) {
    if (!(value > 0)) {
        return 1;
    }
    const unit = 10 ** Math.floor(Math.log10(value));
    return unit * ([1, 2, 5, 10].find((it) => it * unit >= value) ?? 10);
}

/** As much as has room, at seven pixels a letter. @param {string} text @param {number} width */
function cut(text, width) {
    const most = Math.max(6, Math.floor(width / 7.4));
    return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

customElements.define('ho-chart', Chart);
