import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatQuantity, parseThousandths } from '../kit/quantity.js';

test('pieces are whole and weights have three places', () => {
    assert.equal(formatQuantity({ thousandths: 3000, unit: 'EACH' }, 'en'), '3');
    assert.equal(formatQuantity({ thousandths: 453, unit: 'KG' }, 'de'), '0,453 kg');
    assert.equal(formatQuantity({ thousandths: -1500, unit: 'LB' }, 'en'), '\u22121.500 lb');
});

test('a weight is read with a point or a comma, to the gram', () => {
    assert.equal(parseThousandths('0.453'), 453);
    assert.equal(parseThousandths('0,4'), 400);
    assert.equal(parseThousandths('12'), 12000);
    assert.equal(parseThousandths('.5'), 500);
    for (const text of ['', '0', '0.000', '0.4531', '1.2.3', '-1', 'x']) {
        assert.equal(parseThousandths(text), undefined, text);
    }
});
