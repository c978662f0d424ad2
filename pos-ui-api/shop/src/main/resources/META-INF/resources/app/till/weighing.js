import { t } from '/kit/texts.js';

/** What the scale says instead of a weight. The cashier weighs again, or types it where the shop allows that. */
const NOT_WEIGHED = [
    'THE_SCALE_IS_EMPTY',
    'THE_SCALE_IS_IN_MOTION',
    'THE_SCALE_IS_OVERLOADED',
    'THE_SCALE_MUST_BE_ZEROED',
    'THE_SCALE_CANNOT_BE_READ',
];

/** @param {string} refusal */
export function wantsWeight(refusal) {
    return refusal === 'THE_ITEM_NEEDS_A_WEIGHT' || NOT_WEIGHED.includes(refusal);
}

/** Nothing where the scale was not asked. @param {string} refusal */
export function whyNotWeighed(refusal) {
    return NOT_WEIGHED.includes(refusal) ? t(`refusal.${refusal}`) : undefined;
}
