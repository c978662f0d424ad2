import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qr } from '../web/qr.js';

// What a scanner makes of it is the browser test's affair; here is what ISO/IEC 18004 says of every code.
test('a code is as large as its text needs, with its finders in three corners and its timing between them', () => {
    for (const [length, size] of [[1, 21], [14, 21], [15, 25], [100, 41], [400, 77]]) {
        const code = qr('x'.repeat(length));
        assert.equal(code.length, size, `${length} bytes`);
        for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
            assert.ok(code[y][x] && code[y - 3][x - 3] && !code[y - 2][x - 2]);
        }
        for (let i = 8; i < size - 8; i++) {
            assert.equal(code[6][i], i % 2 === 0);
            assert.equal(code[i][6], i % 2 === 0);
        }
        assert.ok(code[size - 8][8]);
    }
});

test('what does not fit into any is no code', () => {
    assert.throws(() => qr('x'.repeat(700)), RangeError);
});
