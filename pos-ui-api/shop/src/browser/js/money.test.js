import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimal, formatAmount, formatMoney, fromKeypad, parseMoney, quickCash } from '../kit/money.js';

const eur = (minor) => ({ minor, currency: 'EUR' });

test('minor units become a decimal with as many places as the currency has', () => {
    assert.equal(decimal(eur(1250)), '12.50');
    assert.equal(decimal(eur(5)), '0.05');
    assert.equal(decimal(eur(-5)), '-0.05');
    assert.equal(decimal({ minor: 1250, currency: 'JPY' }), '1250');
    assert.equal(decimal({ minor: 1250, currency: 'KWD' }), '1.250');
});

test('no digit is lost, whatever the amount', () => {
    assert.equal(formatAmount(eur(9007199254740991), 'en'), '90,071,992,547,409.91');
    assert.equal(formatMoney(eur(123456), 'de').replace(/\s/g, ' '), '1.234,56 €');
});

test('an amount is read as people of either habit type it', () => {
    for (const text of ['1250', '1250.00', '1250,0', '1.250,00', '1,250.00', ' 1 250,00 ']) {
        assert.deepEqual(parseMoney(text, 'EUR'), eur(125000), text);
    }
    assert.deepEqual(parseMoney('.5', 'EUR'), undefined);
    assert.equal(parseMoney('1.2345', 'EUR'), undefined);
    assert.equal(parseMoney('12.5', 'JPY'), undefined);
    assert.equal(parseMoney('-1', 'EUR'), undefined);
    assert.equal(parseMoney('1e3', 'EUR'), undefined);
});

test('the keypad types minor units', () => {
    assert.deepEqual(fromKeypad('1250', 'EUR'), eur(1250));
    assert.deepEqual(fromKeypad('', 'EUR'), eur(0));
});

test('quick cash is the exact amount, then what the notes make of it', () => {
    const minors = (due) => quickCash(eur(due)).map((it) => it.minor);
    assert.deepEqual(minors(1235), [1235, 1500, 2000, 5000, 10000]);
    assert.deepEqual(minors(500), [500, 1000, 2000, 5000, 10000]);
    assert.deepEqual(minors(1), [1, 500, 1000, 2000, 5000]);
    assert.deepEqual(minors(20001), [20001, 20500, 21000, 22000, 25000]);
    assert.deepEqual(minors(0), [0]);
});

test('quick cash never offers less than is due, and nothing twice', () => {
    for (let due = 1; due < 60000; due += 7) {
        const minors = quickCash(eur(due)).map((it) => it.minor);
        assert.equal(minors[0], due);
        assert.ok(minors.every((minor, i) => i === 0 || minor > minors[i - 1]));
    }
});
