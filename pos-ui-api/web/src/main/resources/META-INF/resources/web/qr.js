/**
 * QR codes (ISO/IEC 18004) of text, in bytes, with error correction level M: what a telephone shows and a scanner reads.
 */

/** By version from 1: error correction bytes in a block, and the number of blocks, of level M. */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

/**
 * @param {string} text
 * @returns {boolean[][]} rows from the top; true is dark. Without the quiet zone of four around it.
 * @throws {RangeError} if it is longer than the largest code here holds.
 */
export function qr(text) {
    const bytes = new TextEncoder().encode(text);
    const version = CORRECTION.findIndex((_, i) => 4 + (i + 1 < 10 ? 8 : 16) + bytes.length * 8 <= dataBytes(i + 1) * 8) + 1;
    if (version === 0) {
        throw new RangeError(`${bytes.length} bytes are too many for a code`);
    }
    const code = new Code(version);
    code.drawPatterns();
    code.drawBytes(interleaved(data(bytes, version), version));
    return code.masked();
}

/** @param {number} version */
function allModules(version) {
    const aligned = Math.floor(version / 7) + 2;
    const alignment = version < 2 ? 0 : (25 * aligned - 10) * aligned - 55;
    return (16 * version + 128) * version + 64 - alignment - (version < 7 ? 0 : 36);
}

/** @param {number} version */
function dataBytes(version) {
    return Math.floor(allModules(version) / 8) - CORRECTION[version - 1] * BLOCKS[version - 1];
}

/** @param {Uint8Array} bytes @param {number} version */
function data(bytes, version) {
    /** @type {number[]} */
    const bits = [];
    const put = (/** @type {number} */ value, /** @type {number} */ length) => {
        for (let i = length - 1; i >= 0; i--) {
            bits.push((value >>> i) & 1);
        }
    };
    put(4, 4);
    put(bytes.length, version < 10 ? 8 : 16);
    bytes.forEach((byte) => put(byte, 8));
    const room = dataBytes(version) * 8;
    put(0, Math.min(4, room - bits.length));
    put(0, (8 - (bits.length % 8)) % 8);
    for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) {
        put(pad, 8);
    }
    return Array.from({ length: bits.length / 8 }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0));
}

/** In the field of 256 elements with the polynomial 0x11d. @param {number} x @param {number} y */
function times(x, y) {
    let product = 0;
    for (let i = 7; i >= 0; i--) {
        product = (product << 1) ^ ((product >>> 7) * 0x11d);
        product ^= ((y >>> i) & 1) * x;
    }
    return product;
}

/** @param {number} degree */
function generator(degree) {
    const coefficients = [...Array(degree - 1).fill(0), 1];
    for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
        for (let j = 0; j < degree; j++) {
            coefficients[j] = times(coefficients[j], root) ^ (coefficients[j + 1] ?? 0);
        }
    }
    return coefficients;
}

/** @param {number[]} block @param {number[]} divisor */
function remainder(block, divisor) {
    const rest = divisor.map(() => 0);
    for (const byte of block) {
        const factor = byte ^ /** @type {number} */ (rest.shift());
        rest.push(0);
        divisor.forEach((coefficient, i) => (rest[i] ^= times(coefficient, factor)));
    }
    return rest;
}

/** Blocks with their error correction, byte by byte from each in turn. @param {number[]} bytes @param {number} version */
function interleaved(bytes, version) {
    const count = BLOCKS[version - 1];
    const correction = CORRECTION[version - 1];
    const all = Math.floor(allModules(version) / 8);
    const short = Math.floor(all / count) - correction;
    const shorts = count - (all % count);
    const divisor = generator(correction);
    const blocks = Array.from({ length: count }, (_, i) => {
        const from = i * short + Math.max(0, i - shorts);
        const block = bytes.slice(from, from + short + (i < shorts ? 0 : 1));
        return { block, rest: remainder(block, divisor) };
    });
    const result = [];
    for (let i = 0; i <= short; i++) {
        result.push(...blocks.flatMap(({ block }) => block.slice(i, i + 1)));
    }
    for (let i = 0; i < correction; i++) {
        result.push(...blocks.map(({ rest }) => rest[i]));
    }
    return result;
}

/** @type {((x: number, y: number) => boolean)[]} */
const MASKS = [
    (x, y) => (x + y) % 2 === 0,
    (_, y) => y % 2 === 0,
    (x) => x % 3 === 0,
    (x, y) => (x + y) % 3 === 0,
    (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
    (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
    (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
    (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

class Code {
    /** @param {number} version */
    constructor(version) {
        this.version = version;
        this.size = version * 4 + 17;
        /** @type {boolean[][]} */
        this.dark = Array.from({ length: this.size }, () => Array(this.size).fill(false));
        /** @type {boolean[][]} */
        this.fixed = Array.from({ length: this.size }, () => Array(this.size).fill(false));
    }

    /** @param {number} x @param {number} y @param {boolean} dark */
    set(x, y, dark) {
        this.dark[y][x] = dark;
        this.fixed[y][x] = true;
    }

    drawPatterns() {
        for (let i = 0; i < this.size; i++) {
            this.set(6, i, i % 2 === 0);
            this.set(i, 6, i % 2 === 0);
        }
        this.#finder(3, 3);
        this.#finder(this.size - 4, 3);
        this.#finder(3, this.size - 4);
        const places = this.#alignment();
        const last = places.length - 1;
        places.forEach((x, i) =>
            places.forEach((y, j) => {
                if (!((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0))) {
                    this.#alignmentAt(x, y);
                }
            }),
        );
        this.#format(0);
        this.#versionBits();
    }

    /** @param {number} x @param {number} y */
    #finder(x, y) {
        for (let dy = -4; dy <= 4; dy++) {
            for (let dx = -4; dx <= 4; dx++) {
                const far = Math.max(Math.abs(dx), Math.abs(dy));
                if (x + dx >= 0 && x + dx < this.size && y + dy >= 0 && y + dy < this.size) {
                    this.set(x + dx, y + dy, far !== 2 && far !== 4);
                }
            }
        }
    }

    /** @param {number} x @param {number} y */
    #alignmentAt(x, y) {
        for (let dy = -2; dy <= 2; dy++) {
            for (let dx = -2; dx <= 2; dx++) {
                this.set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
            }
        }
    }

    #alignment() {
        if (this.version === 1) {
            return [];
        }
        const count = Math.floor(this.version / 7) + 2;
        const step = Math.floor((this.version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
        return [6, ...Array.from({ length: count - 1 }, (_, i) => this.size - 7 - (count - 2 - i) * step)];
    }

    /** Level M and the mask, with ten bits of a BCH code. @param {number} mask */
    #format(mask) {
        let rest = mask; // level M is 0
        for (let i = 0; i < 10; i++) {
            rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
        }
        const bits = ((mask << 10) | rest) ^ 0x5412;
        const bit = (/** @type {number} */ i) => ((bits >>> i) & 1) === 1;
        for (let i = 0; i <= 5; i++) {
            this.set(8, i, bit(i));
        }
        this.set(8, 7, bit(6));
        this.set(8, 8, bit(7));
        this.set(7, 8, bit(8));
        for (let i = 9; i < 15; i++) {
            this.set(14 - i, 8, bit(i));
        }
        for (let i = 0; i < 8; i++) {
            this.set(this.size - 1 - i, 8, bit(i));
        }
        for (let i = 8; i < 15; i++) {
            this.set(8, this.size - 15 + i, bit(i));
        }
        this.set(8, this.size - 8, true);
    }

    #versionBits() {
        if (this.version < 7) {
            return;
        }
        let rest = this.version;
        for (let i = 0; i < 12; i++) {
            rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
        }
        const bits = (this.version << 12) | rest;
        for (let i = 0; i < 18; i++) {
            const far = this.size - 11 + (i % 3);
            const near = Math.floor(i / 3);
            this.set(far, near, ((bits >>> i) & 1) === 1);
            this.set(near, far, ((bits >>> i) & 1) === 1);
        }
    }

    /** In columns of two from the right, up and down. @param {number[]} bytes */
    drawBytes(bytes) {
        let i = 0;
        for (let right = this.size - 1; right >= 1; right -= 2) {
            if (right === 6) {
                right = 5;
            }
            for (let step = 0; step < this.size; step++) {
                for (let j = 0; j < 2; j++) {
                    const x = right - j;
                    const up = ((right + 1) & 2) === 0;
                    const y = up ? this.size - 1 - step : step;
                    if (!this.fixed[y][x] && i < bytes.length * 8) {
                        this.dark[y][x] = ((bytes[i >>> 3] >>> (7 - (i & 7))) & 1) === 1;
                        i++;
                    }
                }
            }
        }
    }

    /** With the mask that leaves the least that could confuse a scanner. */
    masked() {
        let best = 0;
        let least = Infinity;
        MASKS.forEach((_, mask) => {
            this.#apply(mask);
            const penalty = this.#penalty();
            if (penalty < least) {
                best = mask;
                least = penalty;
            }
            this.#apply(mask);
        });
        this.#apply(best);
        return this.dark;
    }

    /** Twice is not at all. @param {number} mask */
    #apply(mask) {
        this.#format(mask);
        for (let y = 0; y < this.size; y++) {
            for (let x = 0; x < this.size; x++) {
                if (!this.fixed[y][x] && MASKS[mask](x, y)) {
                    this.dark[y][x] = !this.dark[y][x];
                }
            }
        }
    }

    #penalty() {
        const rows = this.dark.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
        const columns = rows.map((_, x) => rows.map((row) => row[x]).join(''));
        let penalty = 0;
        for (const line of [...rows, ...columns]) {
            for (const run of line.match(/0{5,}|1{5,}/g) ?? []) {
                penalty += run.length - 2;
            }
            for (let i = 0; i + 11 <= line.length; i++) {
                const part = line.slice(i, i + 11);
                if (part === '10111010000' || part === '00001011101') {
                    penalty += 40;
                }
            }
        }
        for (let y = 0; y + 1 < this.size; y++) {
            for (let x = 0; x + 1 < this.size; x++) {
                const square = rows[y].slice(x, x + 2) + rows[y + 1].slice(x, x + 2);
                penalty += square === '0000' || square === '1111' ? 3 : 0;
            }
        }
        const share = rows.join('').replaceAll('0', '').length / this.size ** 2;
        return penalty + Math.floor(Math.abs(share - 0.5) * 20) * 10;
    }
}
