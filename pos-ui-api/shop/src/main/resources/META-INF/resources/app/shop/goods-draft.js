/**
 * @typedef {import('../api.js').GoodsItem} GoodsItem
 * @typedef {import('../api.js').GoodsAction} GoodsAction
 * @typedef {import('../api.js').AdjustmentReason} Reason
 * @typedef {import('/kit/quantity.js').Unit} Unit
 */
import { parseThousandths } from '../../kit/quantity.js';

/**
 * What is to be booked, as far as it is written down. Kept by the browser until the shop has answered: a delivery of two hundred lines is not lost with
 * a page, and is booked once, however often it is sent.
 *
 * @typedef {'receive' | 'count' | 'adjust' | 'transfer'} Kind
 * @typedef {{ itemId: string, code: string, name: string, unit: Unit, onHand: number, asOf: string, quantity: string }} Line
 * @typedef {{ id: string, kind: Kind, document: string, to: string, reason: Reason, lines: Line[], sent: boolean }} Draft
 */

export const KINDS = /** @type {const} */ (['receive', 'count', 'adjust', 'transfer']);
/** @type {readonly Reason[]} */
export const REASONS = ['DAMAGED', 'EXPIRED', 'MISSING', 'OWN_USE', 'GIVEN_AWAY', 'FOUND', 'CORRECTION'];
export const MOST_LINES = 500;

const KEY = 'evertill.goods';

/** @param {Kind} kind @returns {Draft} */
export function begun(kind) {
    return { id: crypto.randomUUID(), kind, document: '', to: '', reason: 'DAMAGED', lines: [], sent: false };
}

/** @returns {Draft | undefined} */
export function kept() {
    const text = localStorage.getItem(KEY);
    return text ? JSON.parse(text) : undefined;
}

/** @param {Draft | undefined} draft */
export function keep(draft) {
    if (draft) {
        localStorage.setItem(KEY, JSON.stringify(draft));
    } else {
        localStorage.removeItem(KEY);
    }
}

/**
 * One more of an item: what is counted by the piece counts up; of what is weighed only the scale can say how much.
 *
 * @param {Draft} draft
 * @param {GoodsItem} item
 * @param {string} asOf
 * @returns {Draft} the item on top
 */
export function withOneMore(draft, item, asOf) {
    const line = draft.lines.find((it) => it.itemId === item.itemId);
    const isPiece = item.onHand.unit === 'EACH';
    const more = line && isPiece ? String((Number(line.quantity) || 0) + 1) : (line?.quantity ?? (isPiece ? '1' : ''));
    const { itemId, code, name, onHand } = item;
    const counted = line ?? { itemId, code, name, unit: onHand.unit, onHand: onHand.thousandths, asOf };
    return { ...draft, lines: [{ ...counted, quantity: more }, ...draft.lines.filter((it) => it !== line)] };
}

/** @param {Draft} draft @param {string} itemId @param {string} quantity @returns {Draft} */
export function withQuantity(draft, itemId, quantity) {
    return { ...draft, lines: draft.lines.map((it) => (it.itemId === itemId ? { ...it, quantity } : it)) };
}

/** @param {Draft} draft @param {string} itemId @returns {Draft} */
export function without(draft, itemId) {
    return { ...draft, lines: draft.lines.filter((it) => it.itemId !== itemId) };
}

/**
 * What was written as a quantity: more than nothing, and of a count nothing as well; a correction goes either way.
 *
 * @param {Draft} draft
 * @param {Line} line
 * @returns {number | undefined} undefined if it is none
 */
export function thousandths({ kind, reason }, { quantity, unit }) {
    const text = quantity.trim();
    if (kind === 'count' && /^0+([.,]0*)?$/.test(text)) {
        return 0;
    }
    const isLess = kind === 'adjust' && reason === 'CORRECTION' && /^[-−]/.test(text);
    const size = parseThousandths(isLess ? text.slice(1) : text);
    return size === undefined || (unit === 'EACH' && size % 1000 !== 0) ? undefined : isLess ? -size : size;
}

/** Whether everything is there that the shop asks for. @param {Draft} draft */
export function isWhole(draft) {
    const { kind, document, to, lines } = draft;
    const needsDocument = kind === 'receive' || kind === 'transfer';
    return (
        lines.length > 0 &&
        lines.every((line) => thousandths(draft, line) !== undefined) &&
        !(needsDocument && document.trim() === '') &&
        !(kind === 'transfer' && to.trim() === '')
    );
}

/** Of what is {@link isWhole}. @param {Draft} draft @returns {GoodsAction} */
export function action(draft) {
    const { kind, document, to, reason } = draft;
    const sign = kind === 'adjust' && reason !== 'FOUND' && reason !== 'CORRECTION' ? -1 : 1;
    const lines = draft.lines.map((it) => ({ itemId: it.itemId, thousandths: sign * (thousandths(draft, it) ?? 0) }));
    switch (kind) {
        case 'receive':
            return { type: 'receive', document: document.trim(), lines };
        case 'count':
            return { type: 'count', lines: draft.lines.map((it, n) => ({ ...lines[n], asOf: it.asOf })) };
        case 'adjust':
            return { type: 'adjust', reason, lines };
        case 'transfer':
            return { type: 'transfer', document: document.trim(), to: to.trim(), lines };
    }
}
