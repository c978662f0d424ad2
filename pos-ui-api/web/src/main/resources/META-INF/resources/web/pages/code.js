import { svg } from 'lit';
import { qr } from '../qr.js';

/** Around a code must be as much light. */
const QUIET = 4;

/** @param {string} text @param {string} label */
export function code(text, label) {
    const rows = qr(text);
    const size = rows.length + 2 * QUIET;
    const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : []))).join('');
    // Dark on light in every theme: scanners know no other.
    return svg`<svg role="img" aria-label=${label} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
        <path fill="#fff" d="M0 0h${size}v${size}h-${size}z" /><path fill="#000" d=${path} />
    </svg>`;
}
