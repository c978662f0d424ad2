import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from '../kit/csv.js';

test('commas, quotes and lines are quoted, and no cell is a formula', () => {
    assert.equal(
        toCsv(['name', 'minor'], [['Milk, "fresh"', 119], ['=1+1', -5], ['a\nb', 0]]),
        '\ufeffname,minor\r\n"Milk, ""fresh""",119\r\n\'=1+1,-5\r\n"a\nb",0\r\n',
    );
});
