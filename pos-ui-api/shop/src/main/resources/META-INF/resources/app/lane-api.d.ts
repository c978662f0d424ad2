import type { ReceiptDocument } from './api.js';

/** The lane's simulator, as its control API has it. */
export interface Lane {
    lane: number;
    scanner: { port: number; connected: boolean; unplugged: boolean };
    printer: { port: number; connected: boolean; faults: string[]; unknownCommands: string[]; lines: string[]; paper: ReceiptDocument[]; bars: Record<string, string>; beeps: number };
    keylock: { port: number; connected: boolean; unplugged: boolean; position: string };
    drawer: { open: boolean };
    display: { port: number; connected: boolean; unplugged: boolean; lines: string[] };
    scale: { port: number; connected: boolean; unit: string; load: string; faults: string[] };
    terminal: { port: number; mode: string; capturedMinor: number; display: string; transactions: LaneTransaction[] };
    zvt: { port: number; mode: string; maker: string; capturedMinor: number };
    hardTotals: { unplugged: boolean };
}
export interface LaneTransaction {
    service: string;
    category: string;
    amountMinor: number;
    currency: string;
    state: string;
    reversedMinor: number;
}
