/** @typedef {import('./till-screen.js').TillScreen} TillScreen */
import { formatMoney, fromKeypad } from '/kit/money.js';
import { parseThousandths, unitSymbol } from '/kit/quantity.js';
import { locale, t } from '/kit/texts.js';
import { NOTHING } from './entry.js';

/**
 * What typed digits mean at the moment: one keypad serves everything.
 *
 * @typedef {object} Meaning
 * @property {string} label what to type
 * @property {string} enter what the Enter key does with it
 * @property {boolean} decimal whether a decimal mark can be typed
 * @property {boolean} times whether × can
 * @property {(typed: string) => string} show as it is typed
 * @property {(typed: string) => void} submit
 */

/** @param {TillScreen} screen @returns {Meaning} */
export function meaningOf(screen) {
    if (screen.locked) {
        return amount(screen, t('till.float'), t('till.openShift'), (openingFloat) =>
            screen.tryTo({ type: 'open-shift', openingFloat }, false),
        );
    }
    switch (screen.shownPanel.name) {
        case 'close':
            return amount(screen, t('till.counted'), t('till.closeShift'), (counted) => closeShift(screen, counted));
        case 'pay':
            return amount(screen, t('till.amountGiven'), t('till.cash'), (given) => screen.tryTo({ type: 'pay-cash', given }));
        case 'line':
            return lineQuantity(screen);
        case 'weight':
            return weight(screen);
        case 'search':
            return { label: t('till.search'), enter: t('till.add'), decimal: false, times: false, show: (typed) => typed, submit: () => {} };
        default:
            return {
                label: t('till.codeOrPlu'),
                enter: t('till.add'),
                decimal: false,
                times: true,
                show: (typed) => typed,
                submit: (typed) => screen.scan(typed),
            };
    }
}

/**
 * @param {TillScreen} screen
 * @param {string} label
 * @param {string} enter
 * @param {(money: import('/kit/money.js').Money) => unknown} submit
 * @returns {Meaning}
 */
function amount(screen, label, enter, submit) {
    const currency = screen.view?.currency ?? screen.session.currency;
    return {
        label,
        enter,
        decimal: false,
        times: false,
        show: (typed) => formatMoney(fromKeypad(typed, currency), locale()),
        submit: (typed) => {
            screen.entry = NOTHING;
            submit(fromKeypad(typed, currency));
        },
    };
}

/** @param {TillScreen} screen @returns {Meaning} */
function lineQuantity(screen) {
    const line = screen.chosenLine;
    const weighed = line?.quantity.unit !== 'EACH';
    return {
        label: t('till.newQuantity'),
        enter: t('till.change'),
        decimal: weighed,
        times: false,
        show: (typed) => localDecimal(typed),
        submit: (typed) => {
            const thousandths = parseThousandths(typed);
            screen.entry = NOTHING;
            if (line && thousandths) {
                void screen.tryTo({ type: 'change-quantity', line: line.line, thousandths });
            } else {
                screen.refuse(t('refusal.THE_QUANTITY_MUST_BE_MORE_THAN_ZERO'));
            }
        },
    };
}

/** @param {TillScreen} screen @returns {Meaning} */
function weight(screen) {
    const panel = screen.panel;
    const unit = panel.name === 'weight' && panel.item ? unitSymbol(panel.item.unit) : 'kg';
    return {
        label: t('till.weight', { unit }),
        enter: t('till.add'),
        decimal: true,
        times: false,
        show: (typed) => `${localDecimal(typed)} ${unit}`,
        submit: (typed) => {
            const thousandths = parseThousandths(typed);
            screen.entry = NOTHING;
            if (panel.name === 'weight' && thousandths) {
                void weighed(screen, panel.text, thousandths);
            } else {
                screen.refuse(t('refusal.THE_QUANTITY_MUST_BE_MORE_THAN_ZERO'));
            }
        },
    };
}

/** @param {TillScreen} screen @param {string} text @param {number} thousandths */
async function weighed(screen, text, thousandths) {
    if (await screen.tryTo({ type: 'scan', text, weight: thousandths }, false)) {
        screen.panel = { name: 'keys' };
    }
}

/** @param {string} typed */
function localDecimal(typed) {
    return typed.replace('.', (1.5).toLocaleString(locale()).charAt(1));
}

/** @param {TillScreen} screen @param {import('/kit/money.js').Money} counted */
async function closeShift(screen, counted) {
    // Learnt before it is gone: the count is blind, what was expected is told after it.
    const { closedShift, expectedNow } = await import('./shift.js');
    const report = await expectedNow(screen.till);
    if (await screen.tryTo({ type: 'close-shift', counted }, false)) {
        screen.panel = { name: 'keys' };
        closedShift(report, counted);
    }
}
