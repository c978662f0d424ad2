import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isStripe } from '../kit/stripe.js';

test('what a stripe reader types is no scan, whatever the keyboard', () => {
    for (const typed of [
        '%B4111111111111111^DOE/JOHN^2512101?',
        '%B4111111111111111&DOE-JOHN&2512101_',
        ';4111111111111111=25121010000000000?',
        'ö4111111111111111´25121010000000000_',
    ]) {
        assert.equal(isStripe(typed), true, typed);
    }
});

test('codes of goods are scans', () => {
    for (const code of [
        '4006381333931',
        ']C10104006381333931172611221\u001D0A310300050',
        'https://id.gs1.org/01/04006381333931/10/ABC?17=261122&3103=000500',
        '(01)04006381333931(17)261122(10)A',
        '%A12345',
    ]) {
        assert.equal(isStripe(code), false, code);
    }
});
