// Makes the .bin files beside it: receipts as ESC/POS encoders that nobody here wrote put them. See README.md.
import { writeFileSync } from 'node:fs';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import receiptline from 'receiptline';

const save = (name, bytes) => writeFileSync(new URL(name, import.meta.url), bytes);

/** A small picture: a diamond, black on white. */
function diamond(size) {
    const data = new Uint8ClampedArray(size * size * 4).fill(255);
    for (let y = 0; y < size; y++) {
        for (let x = 0; x < size; x++) {
            if (Math.abs(x - size / 2) + Math.abs(y - size / 2) < size / 2) {
                data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
            }
        }
    }
    return { width: size, height: size, data };
}

// receiptline: a markup language. "multilingual" chooses code pages by itself.
const rule = '-';
const markup = (euro) => `^^^"Evertill Market"

Hauptstraße 5, 50667 Köln
"Receipt" 1-1-42
${rule}
Brötchen | 1,20
Café crème groß | 2,80
Piñata, blue | 15,00
${rule}
"TOTAL ${euro}" | "19,00"
{code:4006381333931; option:ean,2,72,hri}
{code:A-1-1-42; option:code128,2,72,hri}
{code:https://example.com/r/1-1-42; option:qrcode,4,m}
=
`;
for (const [name, encoding, euro] of [
    ['cp858', 'cp858', '€'],
    ['cp437', 'cp437', 'EUR'],
    ['multilingual', 'multilingual', '€'],
]) {
    const made = receiptline.transform(markup(euro), { cpl: 42, encoding, command: 'escpos', spacing: false, cutting: true });
    save(`receiptline-${name}.bin`, Buffer.from(made, 'latin1'));
}
const tongues = `Żurek śląski | 12,00
Хлеб ржаной | 1,40
Kürtőskalács | 4,50
Straße § € | 2,00
=
`;
save(
    'receiptline-tongues.bin',
    Buffer.from(receiptline.transform(tongues, { cpl: 42, encoding: 'multilingual', command: 'escpos', cutting: true }), 'latin1'),
);
const styles = `_underlined_ plain \`inverted\` "bold"
^wide^ ^^high^^ ^^^both^^^
|left
right|
{border:line; width:12,10}
a |b
{border:space; width:*}
{code:012345678905; option:upc,2,60,hri}
{code:96385074; option:jan,2,60,nohri}
{code:CODE-39; option:code39,2,60,hri}
{code:12345678; option:itf,2,60,hri}
{code:A12345B; option:nw7,2,60,hri}
{code:CODE93; option:code93,2,60,hri}
{command:\\x1bp\\x00\\x19\\xfa}
=
`;
save(
    'receiptline-styles.bin',
    Buffer.from(receiptline.transform(styles, { cpl: 42, encoding: 'cp858', command: 'escpos', spacing: true, cutting: true }), 'latin1'),
);

// receipt-printer-encoder: calls, for a printer model whose abilities it knows.
function receipt(options, codepage, euro) {
    return new ReceiptPrinterEncoder(options)
        .initialize()
        .codepage(codepage)
        .align('center')
        .bold(true).size(2, 2).line('Evertill Market').size(1, 1).bold(false)
        .line('Hauptstraße 5, 50667 Köln')
        .line('Receipt 1-1-42')
        .align('left')
        .rule()
        .table([{ width: 30, align: 'left' }, { width: 12, align: 'right' }], [
            ['Brötchen', '1,20'],
            ['Café crème groß', '2,80'],
            ['Piñata, blue', '15,00'],
        ])
        .rule()
        .table([{ width: 30, align: 'left' }, { width: 12, align: 'right' }], [[(it) => it.bold(true).text(`TOTAL ${euro}`).bold(false), '19,00']])
        .align('center')
        .barcode('4006381333931', 'ean13', { height: 72, width: 2, text: true })
        .barcode('A-1-1-42', 'code128', { height: 72, width: 2, text: true })
        .qrcode('https://example.com/r/1-1-42', { model: 2, size: 4, errorlevel: 'm' })
        .cut()
        .encode();
}
const plain = { language: 'esc-pos', columns: 42, feedBeforeCut: 3, newline: '\n' };
save('receipt-printer-encoder-generic.bin', receipt(plain, 'cp858', '€'));
save('receipt-printer-encoder-tm-t88v.bin', receipt({ ...plain, printerModel: 'epson-tm-t88v' }, 'auto', '€'));
save('receipt-printer-encoder-tm-t20iii.bin', receipt({ ...plain, printerModel: 'epson-tm-t20iii' }, 'windows1252', '€'));
save(
    'receipt-printer-encoder-styles.bin',
    new ReceiptPrinterEncoder({ ...plain, codepageCandidates: ['cp437', 'cp858', 'cp852', 'cp866', 'cp737', 'windows1252'] })
        .initialize()
        .codepage('auto')
        .underline(true).text('underlined').underline(false).text(' plain ').invert(true).text('inverted').invert(false).newline()
        .font('B').line('font B').font('A')
        .width(3).height(2).line('3 by 2').width(1).height(1)
        .line('Żurek Ελληνικός Хлеб Kürtő €')
        .box({ width: 20, style: 'single', align: 'center' }, 'boxed')
        .barcode('012345678905', 'upca', { height: 60, width: 2, text: true })
        .barcode('CODE-39', 'code39', { height: 60, width: 2, text: false })
        .barcode('12345678', 'itf', { height: 60, width: 2, text: true })
        .barcode('0104006381333931', 'gs1-128', { height: 60, width: 2, text: true })
        .pdf417('receipt 1-1-42', { columns: 4, rows: 0, errorlevel: 1 })
        .image(diamond(32), 32, 32, 'floydsteinberg')
        .pulse()
        .cut('partial')
        .encode(),
);
save(
    'receipt-printer-encoder-column-image.bin',
    new ReceiptPrinterEncoder({ ...plain, imageMode: 'column' }).initialize().image(diamond(32), 32, 32, 'threshold').cut().encode(),
);
