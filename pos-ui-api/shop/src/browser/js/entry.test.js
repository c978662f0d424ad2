import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edited, keyOf, NOTHING, press } from '../app/till/entry.js';

const typed = (keys, decimal = false) => keys.reduce((entry, key) => press(entry, key, decimal), NOTHING);

test('digits add up, back takes one off, clear takes all', () => {
    assert.equal(typed(['1', '2', '00']).typed, '1200');
    assert.equal(typed(['1', '2', 'back']).typed, '1');
    assert.equal(typed(['1', 'x', '2', 'clear']), NOTHING);
});

test('a number before times is how many of the next', () => {
    assert.deepEqual(typed(['1', '2', 'x', '4']), { typed: '4', pieces: 12 });
    assert.deepEqual(typed(['0', 'x']), { typed: '0', pieces: undefined });
    assert.deepEqual(typed(['9', '9', '9', '9', '9', 'x']), { typed: '99999', pieces: undefined });
    assert.equal(typed(['1', 'x', 'back']), NOTHING);
});

test('a decimal mark only where it means something, and once', () => {
    assert.equal(typed(['1', '.', '5']).typed, '15');
    assert.equal(typed(['.', '5', '.', '0'], true).typed, '0.50');
});

test('nobody types more than a GTIN', () => {
    assert.equal(typed([...'123456789012345']).typed, '12345678901234');
});

test('keys of a keyboard are keys of the keypad', () => {
    assert.deepEqual(['7', '*', ',', 'Backspace', 'a', 'F2'].map(keyOf), ['7', 'x', '.', 'back', undefined, undefined]);
});

test('what is looked for is written by keypad, letters and keyboard alike', () => {
    assert.equal(['m', 'i', 'x', 'back', '00', ' ', 'ü', 'F2', 'enter'].reduce(edited, ''), 'mi00 ü');
    assert.equal(edited('milk 🍌', 'Backspace'), 'milk ');
    assert.equal(edited('milk', 'clear'), '');
    assert.equal([...'x'.repeat(80)].reduce(edited, '').length, 60);
});
