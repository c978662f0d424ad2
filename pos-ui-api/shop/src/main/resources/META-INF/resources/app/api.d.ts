/** Rendered from the API's records by ApiTypesTest. Instants are ISO 8601 in UTC, days YYYY-MM-DD. */
export interface PairingCode {
    code: string;
}
export interface Pairing {
    till: number;
    store: string;
}
export interface Session {
    staff: string;
    name: string;
    role: Role;
    till?: number;
    language: string;
    currency: string;
}
export interface SignIn {
    staff: string;
    pin: string;
}
export interface CardPaid {
    receipt: string;
    tender: number;
    at: string;
    card: string;
    paid: Money;
    left: Money;
}
export interface CommandAnswer {
    id: string;
    version: number;
}
export interface TillCommand {
    id: string;
    basket?: string;
    turn?: number;
    action: TillAction;
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
export interface TillView {
    version: number;
    till: number;
    turn: number;
    store: string;
    currency: string;
    taxMode: Mode;
    shift?: Shift;
    basket?: OpenBasket;
    lastSale?: LastSale;
    cart?: WantedCart;
    payment?: CardPayment;
    cardTrouble?: CardTrouble;
    questions: PrintQuestion[];
    notice?: Notice;
    devices: Device[];
    sync: SyncView;
    storeTime: string;
}
export interface WaitingBasket {
    basket: string;
    till: number;
    cashier: string;
    at: string;
    total: Money;
    lines: string[];
}
export interface ShiftReport {
    shift: string;
    till: number;
    cashier: string;
    opened: string;
    figures: FigureView[];
    expectedCash: Money;
}
export interface CatalogueImport {
    taken: number;
    bad: BadLine[];
}
export interface JournalEntry {
    sequence: number;
    at: string;
    businessDay: string;
    type: string;
    about: string[];
    amount?: Money;
    by?: string;
    receipt?: string;
    till?: number;
    confirmed: boolean;
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
export interface Link {
    plugged: boolean;
}
export interface NewPairingCode {
    code: string;
    till: number;
    expires: string;
}
export interface ForTill {
    till: number;
}
export interface StockLevel {
    itemId: string;
    code: string;
    name: string;
    onHand: Quantity;
}
export interface Total {
    till: number;
    shift: string;
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
    disk: Disk;
    backup?: Backup;
    software: string;
    storeTime: string;
    simulation: boolean;
}
export interface Booking {
    id: string;
    sequence: number;
}
export interface GoodsCommand {
    id: string;
    action: GoodsAction;
}
export interface FoundGoods {
    asOf: string;
    items: GoodsItem[];
}
export interface ReceiptDocument {
    columns: number;
    elements: Element[];
}
export type Role = 'CASHIER' | 'MANAGER';
export interface Money {
    minor: number;
    currency: string;
}
export type TillAction =
    | { type: 'open-shift'; openingFloat: Money }
    | { type: 'close-shift'; counted: Money }
    | { type: 'scan'; text: string; symbology?: Symbology; pieces?: number; weight?: number }
    | { type: 'change-quantity'; line: number; thousandths: number }
    | { type: 'void-line'; line: number }
    | { type: 'void-basket' }
    | { type: 'suspend-basket' }
    | { type: 'recall-basket'; basket: string }
    | { type: 'want-cart'; code: string }
    | { type: 'take-listed' }
    | { type: 'leave-cart' }
    | { type: 'hand-over' }
    | { type: 'pay-cash'; given: Money }
    | { type: 'pay-card'; amount?: Money }
    | { type: 'cancel-card' }
    | { type: 'take-back-tender'; tender: number }
    | { type: 'resolve-card'; attempt: string; approved: boolean; amount?: Money }
    | { type: 'check-signature'; attempt: string; accepted: boolean }
    | { type: 'refund-card'; receipt?: string; tender?: number; amount?: Money; reason: string }
    | { type: 'close-exception'; exception: string; note: string }
    | { type: 'no-sale'; reason?: string }
    | { type: 'print-receipt'; receipt: string }
    | { type: 'settle-print'; job: string; print: boolean };
export type Unit = 'EACH' | 'KG' | 'LB';
export type Mode = 'INCLUDED' | 'ADDED';
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
export interface LastSale {
    receipt: string;
    total: Money;
    change: Money;
    at: string;
}
export interface WantedCart {
    items: number;
    refusal?: Refusal;
}
export interface CardPayment {
    attempt: string;
    amount: Money;
    state: CardState;
    reversing: boolean;
    refund: boolean;
}
export interface CardTrouble {
    attempt: string;
    amount: Money;
    kind: CardTroubleKind;
    detail?: string;
}
export interface PrintQuestion {
    job: string;
    receipt?: string;
}
export interface Notice {
    number: number;
    refusal?: Refusal;
    entered: string;
}
export interface Device {
    kind: string;
    state: string;
    detail?: string;
}
export interface FigureView {
    figure: string;
    name: string;
    count: number;
    amount: Money;
}
export interface BadLine {
    line: number;
    text: string;
    reasons: string[];
}
export interface Quantity {
    thousandths: number;
    unit: Unit;
}
export interface TillCard {
    till: number;
    shift?: Shift;
    expectedCash?: Money;
    basketTotal?: Money;
    salesToday: number;
    takingsToday?: Money;
    undecided: CardPayment[];
    refunds: CardRefund[];
    exceptions: OpenException[];
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
export interface Disk {
    freeBytes: number;
    days?: number;
    level: string;
}
export interface Backup {
    at?: string;
    bytes?: number;
    problem?: string;
}
export type GoodsAction =
    | { type: 'receive'; document: string; lines: MovedLine[] }
    | { type: 'count'; lines: CountedLine[] }
    | { type: 'adjust'; reason: AdjustmentReason; lines: MovedLine[] }
    | { type: 'transfer'; document: string; to: string; lines: MovedLine[] };
export interface GoodsItem {
    itemId: string;
    code: string;
    name: string;
    onHand: Quantity;
}
export type Element =
    | { kind: 'text'; text: string; align: Align; bold: boolean; large: boolean }
    | { kind: 'columns'; left: string; right: string; bold: boolean; large: boolean }
    | { kind: 'rule' }
    | { kind: 'feed'; lines: number }
    | { kind: 'barcode'; symbology: Linear; data: string }
    | { kind: 'qr'; data: string }
    | { kind: 'picture'; png: string; says: string; align: Align }
    | { kind: 'cut' };
export type Symbology = 'TYPED' | 'UNKNOWN' | 'UPC_A' | 'UPC_E' | 'EAN_8' | 'EAN_13' | 'EAN_13_WITH_ADD_ON' | 'ITF_14' | 'GS1_128' | 'GS1_DATABAR' | 'GS1_DATAMATRIX' | 'GS1_QR' | 'GS1_DOTCODE' | 'PLAIN_2D' | 'PLAIN_LINEAR' | 'ADD_ON';
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
export type Tender =
    | { means: 'cash'; number: number; amount: Money }
    | { means: 'card'; number: number; amount: Money; attempt: string; approval: CardApproval }
    | { means: 'prepaid'; number: number; amount: Money; order: string };
export type Refusal = 'THE_CODE_IS_NOT_A_CODE' | 'A_PAYMENT_CARD_IS_NO_CODE' | 'SCANS_CAME_TOO_LATE' | 'THE_CHECK_DIGIT_IS_WRONG' | 'THE_ITEM_IS_UNKNOWN' | 'THE_ITEM_NEEDS_A_WEIGHT' | 'THE_ITEM_IS_NOT_SOLD_BY_WEIGHT' | 'THE_SCALE_IS_EMPTY' | 'THE_SCALE_IS_IN_MOTION' | 'THE_SCALE_IS_OVERLOADED' | 'THE_SCALE_MUST_BE_ZEROED' | 'THE_SCALE_CANNOT_BE_READ' | 'THE_WEIGHT_MUST_COME_FROM_THE_SCALE' | 'THE_ITEM_HAS_NO_TAX_IN_THIS_STORE' | 'THE_PRICE_IN_THE_CODE_DOES_NOT_FIT_A_QUANTITY' | 'THE_QUANTITY_MUST_BE_MORE_THAN_ZERO' | 'THE_QUANTITY_IS_TOO_LARGE' | 'THE_QUANTITY_MUST_BE_WHOLE' | 'THE_AMOUNT_IS_TOO_LARGE' | 'THE_BASKET_HAS_TOO_MANY_LINES' | 'THERE_IS_NO_SUCH_LINE' | 'THE_LINE_IS_ALREADY_VOID' | 'THERE_IS_NO_OPEN_BASKET' | 'THE_BASKET_IS_EMPTY' | 'THE_BASKET_IS_BEING_PAID' | 'ANOTHER_BASKET_IS_MEANT' | 'THE_BASKET_IS_NOT_WAITING' | 'TOO_MANY_BASKETS_ARE_WAITING' | 'A_CART_IS_PAID_AT_A_TILL' | 'THERE_IS_NO_SUCH_CART' | 'THE_CART_IS_FOR_ANOTHER_STORE' | 'THE_CART_IS_AT_A_TILL' | 'THE_CART_WAS_HERE_BEFORE' | 'THE_CART_CANNOT_BE_HAD' | 'THE_CODE_LISTS_NO_ITEMS' | 'THE_ORDER_IS_NOT_CONFIRMED' | 'THE_ORDER_IS_CLOSED' | 'THE_PAYMENT_MUST_BE_MORE_THAN_ZERO' | 'THE_PAYMENT_IS_FAR_ABOVE_THE_AMOUNT_DUE' | 'A_CARD_CANNOT_PAY_MORE_THAN_THE_AMOUNT_DUE' | 'THE_CURRENCY_IS_NOT_TAKEN_HERE' | 'A_CARD_PAYMENT_IS_IN_PROGRESS' | 'THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN' | 'THERE_IS_NO_SUCH_PAYMENT' | 'THE_PAYMENT_IS_ALREADY_SETTLED' | 'PAYMENTS_MUST_BE_TAKEN_BACK_FIRST' | 'THE_ORDER_WAS_PAID_BEFOREHAND' | 'THERE_IS_NO_CARD_TERMINAL' | 'THERE_IS_NO_SUCH_EXCEPTION' | 'THE_REFUND_MUST_BE_MORE_THAN_ZERO' | 'THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT' | 'THE_REFUND_IS_ABOVE_THE_LIMIT' | 'THE_SALE_WAS_PAID_AT_ANOTHER_TILL' | 'THE_BANK_HAS_NOT_CONFIRMED_THE_PAYMENT_YET' | 'A_REFUND_IS_IN_PROGRESS' | 'THE_OUTCOME_OF_A_REFUND_IS_UNKNOWN' | 'THE_DOCUMENT_WAS_BOOKED_BEFORE' | 'THE_COUNT_IS_TOO_OLD' | 'THE_SHIFT_IS_NOT_OPEN' | 'THE_SHIFT_IS_ALREADY_OPEN' | 'THE_SHIFT_BELONGS_TO_SOMEONE_ELSE' | 'A_BASKET_IS_STILL_OPEN' | 'THE_COUNT_MUST_NOT_BE_NEGATIVE' | 'A_MANAGER_MUST_DO_THIS' | 'THE_KEY_SWITCH_IS_LOCKED' | 'THE_COMMAND_IS_TOO_OLD' | 'THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND' | 'THERE_IS_NO_SUCH_RECEIPT' | 'THERE_IS_NO_SUCH_TILL';
export type CardState = 'IN_PROGRESS' | 'UNKNOWN' | 'TO_BE_SIGNED';
export type CardTroubleKind = 'REFUSED' | 'CANCELLED' | 'TERMINAL_IS_BUSY' | 'CARD_NOT_ACCEPTED' | 'TERMINAL_TROUBLE' | 'NEVER_ARRIVED' | 'NO_ANSWER' | 'REVERSAL_REFUSED' | 'DECIDED_BY_MANAGER' | 'THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT' | 'TOO_MANY_OFFLINE_APPROVALS_ARE_OPEN' | 'THE_SUM_OF_OFFLINE_APPROVALS_IS_TOO_LARGE' | 'AN_OFFLINE_APPROVAL_IS_OPEN_FOR_TOO_LONG';
export interface CardRefund {
    refund: string;
    receipt?: string;
    amount: Money;
    state: RefundState;
    trouble?: CardTroubleKind;
    detail?: string;
    at: string;
}
export interface OpenException {
    id: string;
    opened: string;
    sold?: Money;
    told?: Money;
    declined?: OfflinePayment;
    refund?: LateRefund;
    offline: OfflinePayment[];
    why?: string;
}
export interface MovedLine {
    itemId: string;
    thousandths: number;
}
export interface CountedLine {
    itemId: string;
    thousandths: number;
    asOf: string;
}
export type AdjustmentReason = 'DAMAGED' | 'EXPIRED' | 'MISSING' | 'OWN_USE' | 'GIVEN_AWAY' | 'FOUND' | 'CORRECTION';
export type Align = 'LEFT' | 'CENTRE' | 'RIGHT';
export type Linear = 'CODE_128' | 'GS1_128' | 'EAN_13' | 'EAN_8' | 'UPC_A' | 'UPC_E' | 'CODE_39' | 'CODE_93' | 'ITF' | 'CODABAR';
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
    rate: TaxRate;
    net: Money;
    tax: Money;
}
export interface CardApproval {
    poiTransactionId: string;
    authorisationCode: string;
    maskedPan: string;
    brand: string;
    amount: Money;
    receiptLines: string[];
    offlineApproved: boolean;
    token?: string;
    details?: CardDetails;
}
export type RefundState = 'IN_PROGRESS' | 'UNKNOWN' | 'GIVEN' | 'NOT_GIVEN';
export interface OfflinePayment {
    receipt: string;
    tender: number;
    amount: Money;
    at: string;
}
export interface LateRefund {
    receipt?: string;
    amount: Money;
    reason: string;
}
export interface TaxRate {
    id: string;
    name: string;
    ppm: number;
}
export interface CardDetails {
    entry?: Entry;
    tip?: Money;
    cashBack?: Money;
    conversion?: Conversion;
    merchantLines: string[];
    signature: boolean;
}
export type Entry = 'CHIP' | 'CONTACTLESS' | 'STRIPE' | 'KEYED' | 'OTHER';
export interface Conversion {
    charged: Money;
    rate: string;
    markup: string;
}
