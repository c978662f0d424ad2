/**
 * A code as it stands on the package: a GTIN is kept with fourteen digits, and printed with as many as its bars have.
 *
 * @param {string} code
 */
export function printed(code) {
    if (!/^\d{14}$/.test(code)) {
        return code;
    }
    const zeros = /^0*/.exec(code)?.[0].length ?? 0;
    return code.slice(zeros >= 6 ? 6 : Math.min(zeros, 2));
}
