/**
 * A table as CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8. A cell that a spreadsheet would take for a formula
 * gets an apostrophe in front: names come from outside.
 *
 * @param {string[]} head
 * @param {(string | number)[][]} rows
 */
export function toCsv(head, rows) {
    return '\ufeff' + [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** @param {string | number} value */
function cell(value) {
    if (typeof value === 'number') {
        return String(value);
    }
    const text = /^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {string} name
 * @param {string} text
 */
export function download(name, text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
}
