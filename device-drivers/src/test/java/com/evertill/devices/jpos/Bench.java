package com.evertill.devices.jpos;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.devices.simulator.DisplaySimulator;
import com.evertill.devices.simulator.MediumSimulator;
import com.evertill.devices.simulator.PrinterSimulator;
import com.evertill.devices.simulator.ScaleSimulator;
import com.evertill.devices.simulator.ScannerSimulator;
import java.nio.file.Path;
import java.util.stream.IntStream;
import jpos.BaseJposControl;
import jpos.Scale;

/** A device in front of us: its control, and what can be done with it by hand. */
interface Bench extends AutoCloseable {
    Entry entry();

    void pullOut() throws Exception;

    void plugIn() throws Exception;

    /** Scans, swipes or weighs something. */
    void input(BaseJposControl control) throws Exception;

    @Override
    void close();

    /** @param folder for device files. */
    static Bench of(Service service, Path folder) throws Exception {
        return switch (service) {
            case LINE_SCANNER -> onTheNetwork(service, "]E04006381333931\r");
            case STRIPE_READER -> onTheNetwork(service, ";4711?\r");
            case HID_SCANNER -> asFile(service, folder, hidReport());
            case KEYBOARD_SCANNER -> asFile(service, folder, keys());
            case ESC_POS_PRINTER, ESC_POS_CASH_DRAWER, ESC_POS_TONE -> printer(service);
            case KEYBOARD_KEYLOCK -> asFile(service, folder, keys());
            case CUSTOMER_DISPLAY -> display();
            case SERIAL_SCALE -> scale();
            case FOLDER_HARD_TOTALS -> medium(service, folder);
        };
    }

    private static byte[] hidReport() {
        var report = new byte[64];
        report[0] = 2;
        report[1] = 8;
        System.arraycopy("]E496385074".getBytes(US_ASCII), 0, report, 2, 11);
        return report;
    }

    /** The key 1, then enter; each pressed and let go. */
    private static byte[] keys() {
        var bytes = new byte[24 * 4];
        int[][] events = {{2, 1}, {2, 0}, {28, 1}, {28, 0}};
        for (int i = 0; i < events.length; i++) {
            bytes[24 * i + 16] = 1;
            bytes[24 * i + 18] = (byte) events[i][0];
            bytes[24 * i + 20] = (byte) events[i][1];
        }
        return bytes;
    }

    private static Entry at(Service service, int port) {
        return Entry.of(service.simpleName()).with("host", "127.0.0.1").with("port", port);
    }

    private static Bench onTheNetwork(Service service, String said) {
        var simulated = new ScannerSimulator(0, Thread::startVirtualThread);
        return new Bench() {
            @Override
            public Entry entry() {
                return at(service, simulated.port());
            }

            @Override
            public void pullOut() {
                simulated.unplugged(true);
            }

            @Override
            public void plugIn() {
                simulated.unplugged(false);
            }

            @Override
            public void input(BaseJposControl control) {
                // The line may still be that of a host which has just gone.
                assertThat(IntStream.range(0, 3).anyMatch(_ -> simulated.sendRaw(said)))
                        .isTrue();
            }

            @Override
            public void close() {
                simulated.close();
            }
        };
    }

    private static Bench asFile(Service service, Path folder, byte[] said) throws Exception {
        var node = new DeviceNode(folder.resolve(service.simpleName()));
        return new Bench() {
            @Override
            public Entry entry() {
                // A FIFO cannot be grabbed as a keyboard can.
                return Entry.of(service.simpleName()).with("file", node.path()).with("grab", false);
            }

            @Override
            public void pullOut() throws Exception {
                node.pullOut();
            }

            @Override
            public void plugIn() throws Exception {
                node.plugIn();
            }

            @Override
            public void input(BaseJposControl control) throws Exception {
                node.says(said);
            }

            @Override
            public void close() {
                node.close();
            }
        };
    }

    private static Bench printer(Service service) {
        var simulated = new PrinterSimulator(0, Thread::startVirtualThread);
        return new Bench() {
            @Override
            public Entry entry() {
                return at(service, simulated.port());
            }

            @Override
            public void pullOut() {
                simulated.fault(PrinterSimulator.Fault.UNPLUGGED, true);
            }

            @Override
            public void plugIn() {
                simulated.fault(PrinterSimulator.Fault.UNPLUGGED, false);
            }

            @Override
            public void input(BaseJposControl control) {
                throw new AssertionError("a printer has no input");
            }

            @Override
            public void close() {
                simulated.close();
            }
        };
    }

    private static Bench display() {
        var simulated = new DisplaySimulator(0, Thread::startVirtualThread);
        return new Bench() {
            @Override
            public Entry entry() {
                return at(Service.CUSTOMER_DISPLAY, simulated.port());
            }

            @Override
            public void pullOut() {
                simulated.unplugged(true);
            }

            @Override
            public void plugIn() {
                simulated.unplugged(false);
            }

            @Override
            public void input(BaseJposControl control) {
                throw new AssertionError("a display has no input");
            }

            @Override
            public void close() {
                simulated.close();
            }
        };
    }

    private static Bench medium(Service service, Path folder) {
        var simulated = new MediumSimulator(folder.resolve(service.simpleName()));
        return new Bench() {
            @Override
            public Entry entry() {
                return Entry.of(service.simpleName())
                        .with("folder", simulated.folder())
                        .with("probeMillis", 300);
            }

            @Override
            public void pullOut() {
                simulated.unplugged(true);
            }

            @Override
            public void plugIn() {
                simulated.unplugged(false);
            }

            @Override
            public void input(BaseJposControl control) {
                throw new AssertionError("totals have no input");
            }

            @Override
            public void close() {
                // A folder.
            }
        };
    }

    private static Bench scale() {
        var simulated = new ScaleSimulator(0, ScaleSimulator.Protocol.MT_SICS, "kg", Thread::startVirtualThread);
        simulated.load("0.500");
        return new Bench() {
            @Override
            public Entry entry() {
                return at(Service.SERIAL_SCALE, simulated.port());
            }

            @Override
            public void pullOut() {
                simulated.fault(ScaleSimulator.Fault.UNPLUGGED, true);
            }

            @Override
            public void plugIn() {
                simulated.fault(ScaleSimulator.Fault.UNPLUGGED, false);
            }

            @Override
            public void input(BaseJposControl control) throws Exception {
                var scale = (Scale) control;
                scale.setAsyncMode(true);
                scale.readWeight(new int[1], 10_000);
            }

            @Override
            public void close() {
                simulated.close();
            }
        };
    }
}
