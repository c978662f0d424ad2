import type { ReceiptDocument } from './api.js';

/** The lane's simulator, as its control API has it. */
export interface Lane {
    lane: number;
    scanner: { port: number; connected: boolean };
    printer: { port: number; connected: boolean; faults: string[]; unknownCommands: string[]; lines: string[]; paper: ReceiptDocument[] };
    drawer: { open: boolean };
    display: { port: number; connected: boolean; lines: string[] };
    scale: { port: number; connected: boolean; unit: string; load: string; faults: string[] };
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
