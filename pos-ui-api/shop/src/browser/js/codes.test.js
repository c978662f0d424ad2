import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printed } from '../kit/codes.js';

test('a GTIN is shown as its package has it, and anything else as it is', () => {
    assert.equal(printed('09522233000561'), '9522233000561');
    assert.equal(printed('00012345678905'), '012345678905');
    assert.equal(printed('00000096385074'), '96385074');
    assert.equal(printed('19521274000155'), '19521274000155');
    assert.equal(printed('4011'), '4011');
});
