/** The headless API's views and commands, as the screens see them. Instants are ISO 8601 in UTC, days YYYY-MM-DD. */
export interface Money {
    minor: number;
    currency: string;
}
export type Unit = 'EACH' | 'KG' | 'LB';
export interface Quantity {
    thousandths: number;
    unit: Unit;
}

export type Role = 'CASHIER' | 'MANAGER';
export interface Session {
    staff: string;
    name: string;
    role: Role;
    till?: number;
    language: string;
    currency: string;
}
export interface Pairing {
    till: number;
    store: string;
}

export interface TillView {
    version: number;
    till: number;
    store: string;
    currency: string;
    taxMode: 'INCLUDED' | 'ADDED';
    shift?: Shift;
    basket?: OpenBasket;
    lastSale?: LastSale;
    payment?: CardPayment;
    questions: PrintQuestion[];
    notice?: Notice;
    devices: Device[];
    sync: SyncView;
    storeTime: string;
}
export interface Shift {
    number: string;
    cashier: string;
    cashierName: string;
    opened: string;
}
export interface OpenBasket {
    id: string;
    priced: PricedBasket;
    tenders: Tender[];
}
export interface PricedBasket {
    currency: string;
    lines: PricedLine[];
    taxes: TaxTotal[];
    net: Money;
    tax: Money;
    total: Money;
    paid: Money;
    due: Money;
    change: Money;
    items: number;
}
export interface PricedLine {
    line: number;
    itemId: string;
    code: string;
    name: string;
    department: string;
    taxClass: string;
    quantity: Quantity;
    unitPrice: Money;
    amount: Money;
    tax: Money;
    voided: boolean;
}
export interface TaxTotal {
    rate: { id: string; name: string; ppm: number };
    net: Money;
    tax: Money;
}
export type Tender =
    | { means: 'cash'; number: number; amount: Money }
    | { means: 'card'; number: number; amount: Money; attempt: string; approval: CardApproval };
export interface CardApproval {
    maskedPan: string;
    brand: string;
    authorisationCode: string;
    amount: Money;
}
export interface LastSale {
    receipt: string;
    total: Money;
    change: Money;
    at: string;
}
export interface CardPayment {
    attempt: string;
    amount: Money;
    state: 'IN_PROGRESS' | 'UNKNOWN';
    reversing: boolean;
}
export interface PrintQuestion {
    job: string;
    receipt: string;
}
export interface Notice {
    number: number;
    refusal: string;
    entered: string;
}
export interface Device {
    kind: 'SCANNER' | 'PRINTER' | 'DRAWER' | 'TERMINAL';
    state: string;
    detail?: string;
}
export interface SyncView {
    online: boolean;
    plugged: boolean;
    highest: number;
    confirmed: number;
    oldestWaiting?: string;
    lastConfirmed?: string;
    skewMillis?: number;
    problem?: string;
}

export type TillAction =
    | { type: 'open-shift'; openingFloat: Money }
    | { type: 'close-shift'; counted: Money }
    | { type: 'scan'; text: string; symbology?: string; pieces?: number; weight?: number }
    | { type: 'change-quantity'; line: number; thousandths: number }
    | { type: 'void-line'; line: number }
    | { type: 'void-basket' }
    | { type: 'pay-cash'; given: Money }
    | { type: 'pay-card'; amount?: Money }
    | { type: 'cancel-card' }
    | { type: 'take-back-tender'; tender: number }
    | { type: 'resolve-card'; attempt: string; approved: boolean }
    | { type: 'no-sale'; reason?: string }
    | { type: 'print-receipt'; receipt: string }
    | { type: 'settle-print'; job: string; print: boolean };
export interface CommandAnswer {
    id: string;
    version: number;
}

export interface ItemView {
    id: string;
    code: string;
    name: string;
    department: string;
    price: Money;
    unit: Unit;
}
export interface QuickKeys {
    name: string;
    items: ItemView[];
}
export interface ReceiptEntry {
    receipt: string;
    at: string;
    total: Money;
    cashier: string;
    means: string[];
}
export interface ShiftReport {
    shift: string;
    till: number;
    cashier: string;
    opened: string;
    figures: FigureView[];
    expectedCash: Money;
}
export interface FigureView {
    figure: string;
    name: string;
    count: number;
    amount: Money;
}

export interface ShopView {
    version: number;
    node: string;
    store: string;
    businessDay: string;
    tills: TillCard[];
    sync: SyncView;
    priceBook: PriceBook;
    software: string;
    storeTime: string;
    simulation: boolean;
}
export interface TillCard {
    till: number;
    shift?: Shift;
    expectedCash?: Money;
    basketTotal?: Money;
    salesToday: number;
    takingsToday?: Money;
    devices: Device[];
    paired: boolean;
}
export interface PriceBook {
    zone: string;
    active: number;
    activeSince?: string;
    staged?: number;
    stagedFrom?: string;
    items: number;
}
export interface JournalEntry {
    sequence: number;
    at: string;
    businessDay: string;
    type: string;
    summary: string;
    receipt?: string;
    till?: number;
    confirmed: boolean;
}
export interface Total {
    till: number;
    shift: string;
    figure: string;
    name: string;
    count: number;
    amount: Money;
}
export interface StockLevel {
    itemId: string;
    code: string;
    name: string;
    onHand: Quantity;
}
export interface CatalogueImport {
    taken: number;
    bad: BadLine[];
}
export interface BadLine {
    line: number;
    text: string;
    reasons: string[];
}
export interface NewPairingCode {
    code: string;
    till: number;
    expires: string;
}

/** The lane's simulator, as its control API has it. */
export interface Lane {
    lane: number;
    scanner: { port: number; connected: boolean };
    printer: { port: number; connected: boolean; faults: string[]; unknownCommands: string[]; lines: string[]; paper: ReceiptDocument[] };
    drawer: { open: boolean };
    terminal: { port: number; mode: string; capturedMinor: number; display: string; transactions: LaneTransaction[] };
}
export interface LaneTransaction {
    service: string;
    category: string;
    amountMinor: number;
    currency: string;
    state: string;
    reversedMinor: number;
}
export interface ReceiptDocument {
    columns: number;
    elements: ReceiptElement[];
}
export type ReceiptElement =
    | { kind: 'text'; text: string; align: 'LEFT' | 'CENTRE' | 'RIGHT'; bold: boolean; large: boolean }
    | { kind: 'columns'; left: string; right: string; bold: boolean; large: boolean }
    | { kind: 'rule' }
    | { kind: 'feed'; lines: number }
    | { kind: 'barcode'; data: string }
    | { kind: 'qr'; data: string }
    | { kind: 'cut' };
