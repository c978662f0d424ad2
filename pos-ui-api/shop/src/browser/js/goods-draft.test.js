import assert from 'node:assert/strict';
import { test } from 'node:test';
import { action, begun, isWhole, thousandths, withOneMore, without, withQuantity } from '../app/shop/goods-draft.js';

const MILK = { itemId: 'gtin:04006145800010', code: '04006145800010', name: 'Milk', onHand: { thousandths: 24000, unit: 'EACH' } };
const BANANAS = { itemId: 'plu:4011', code: '4011', name: 'Bananas', onHand: { thousandths: 12450, unit: 'KG' } };

test('a piece scanned again is one more, and a weight is nobody’s guess', () => {
    let draft = withOneMore(withOneMore(begun('receive'), MILK, '1-1'), BANANAS, '1-1');
    assert.deepEqual(draft.lines.map((it) => it.quantity), ['', '1']);
    draft = withOneMore(withQuantity(draft, BANANAS.itemId, '2,5'), MILK, '1-9');
    assert.deepEqual(draft.lines.map((it) => [it.name, it.quantity, it.asOf]), [['Milk', '2', '1-1'], ['Bananas', '2,5', '1-1']]);
    assert.deepEqual(withOneMore(draft, BANANAS, '1-9').lines.map((it) => it.quantity), ['2,5', '2']);
    assert.equal(without(draft, MILK.itemId).lines.length, 1);
});

test('what goes is written as it is said and booked as less', () => {
    const draft = withQuantity(withOneMore(begun('adjust'), MILK, '1-1'), MILK.itemId, '3');
    assert.deepEqual(action(draft), { type: 'adjust', reason: 'DAMAGED', lines: [{ itemId: MILK.itemId, thousandths: -3000 }] });
    assert.equal(action({ ...draft, reason: 'FOUND' }).lines[0].thousandths, 3000);
    const less = withQuantity({ ...draft, reason: 'CORRECTION' }, MILK.itemId, '-2');
    assert.equal(action(less).lines[0].thousandths, -2000);
    assert.equal(isWhole(withQuantity(draft, MILK.itemId, '-2')), false);
});

test('nothing is a count and no delivery', () => {
    const count = withQuantity(withOneMore(begun('count'), MILK, '1-7'), MILK.itemId, '0');
    assert.deepEqual(action(count), { type: 'count', lines: [{ itemId: MILK.itemId, thousandths: 0, asOf: '1-7' }] });
    assert.equal(isWhole(count), true);
    assert.equal(isWhole({ ...count, kind: 'receive', document: 'LS-1' }), false);
});

test('a piece is whole, a document is asked for where there is one', () => {
    const draft = withQuantity(withOneMore(begun('transfer'), MILK, '1-1'), MILK.itemId, '2');
    assert.equal(isWhole(draft), false);
    assert.equal(isWhole({ ...draft, document: 'U-1', to: ' ' }), false);
    assert.equal(isWhole({ ...draft, document: 'U-1', to: 'store-002' }), true);
    assert.equal(thousandths(draft, { ...draft.lines[0], quantity: '1,5' }), undefined);
});
