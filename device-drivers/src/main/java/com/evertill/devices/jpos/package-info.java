/**
 * Our own JavaPOS device services, and what loads them.
 *
 * <p><b>Loading.</b> The JavaPOS configuration loader (JCL) finds classes by walking {@code java.class.path} and makes them by reflection: it
 * finds nothing inside Quarkus or a native executable, and says nothing of it. {@link com.evertill.devices.jpos.JposServiceManager} takes its
 * place; {@code jpos/res/jpos.properties} names it. It reads the same {@code jpos.xml}, and makes services from a table
 * ({@link com.evertill.devices.jpos.ServiceFactory}) without reflection.
 *
 * <p><b>Services.</b> {@code DeviceServiceBase} holds what UnifiedPOS 1.15 says of every device: open, claim, enable, freeze, one event at a
 * time on one thread, power state. The {@code …Defaults} between it and a service are generated at build from the interfaces. A service is
 * then only what its device can do: {@code EscPosPrinter} and {@code EscPosCashDrawer}; {@code CustomerDisplay}; {@code SerialScale};
 * {@code LineScanner} on a serial line, {@code HidScanner} and {@code KeyboardScanner} on USB. {@code TerminalCat} offers
 * a card terminal of ours to other programs as a CAT; the till itself does not use it, because CAT cannot tell what became of a payment.
 *
 * <p><b>Links.</b> A cable that goes to a printer serves the drawer as well, so an {@code EscPosLink} is shared by use count. It connects,
 * and connects again with back-off, for as long as somebody uses it; it asks a silent printer for a sign of life. Nobody ever waits for it to
 * connect, except {@code setDeviceEnabled} where the application has not asked for power notification, and that ends with the connect
 * time-out. Underneath is a {@code ByteLink} over a {@code Wire}: TCP, or a file of {@code /dev}. Neither asks for a native library: a
 * serial line is set up by {@code stty} and then read and written as any file. Only a scanner that says it is a keyboard ({@code GrabbedKeyboard}) is
 * opened and read by calls to the {@code Kernel} itself, since nobody else shall hear it.
 *
 * <p>Properties of an entry in {@code jpos.xml}, besides the standard ones. Where the device is: {@code host} and {@code port}, or {@code tty}
 * with {@code baud}, {@code dataBits}, {@code parity}, {@code stopBits} and {@code flow} ({@code none}, {@code hardware}, {@code software}), or
 * {@code file} ({@code /dev/usb/lp0}, {@code /dev/hidraw0}, {@code /dev/input/event4}). How long to wait: {@code connectMillis},
 * {@code probeMillis}, {@code confirmMillis} (time-outs); for the printer {@code columns}, {@code codePages} (in order of preference, such as
 * {@code 858,1252}) and {@code confirmBy} ({@code processId}, or {@code status} for a clone that would print the question for a process id);
 * for the drawer {@code statusInverted} and {@code pulse} ({@code realTime}, or {@code buffered} for clones that don't know DLE DC4); for the
 * display {@code protocol} ({@code esc-pos}, {@code cd5220}), {@code codePages} and {@code through} ({@code printer} where it hangs on the
 * printer's cable, whose address it then has); for the scale {@code protocol} ({@code mt-sics}, {@code nci}, {@code toledo-8217}), {@code unit}
 * ({@code kg}, {@code lb}, {@code g}, {@code oz}) and {@code maximum}; for a HID scanner the number of its {@code report}; for a keyboard its
 * {@code layout} ({@code us}, {@code de}) and {@code grab}; for a stripe reader {@code ownCards}.
 *
 * <p><b>What is printed.</b> Text from code pages, chosen by character ({@code CodePages}): Latin, Greek, Cyrillic, Turkish and Baltic letters and
 * the euro. A line with what no page of the printer has, such as Arabic, Hebrew, Chinese, Japanese, Korean, Thai or Vietnamese, is drawn dot by dot as
 * a whole ({@code LineDrawing}, {@link com.evertill.devices.glyphs}, which says what it cannot). It ends with what was given in one call, so an
 * application that prints half a line now and half later sees two.
 * Codes ({@code PrinterCodes}) are drawn by the printer and refused beforehand if it could not; pictures ({@code PrinterBitmaps}) are PNG
 * or BMP, dithered here. {@code CapXxx} properties are true for what works, and for nothing else.
 *
 * <p><b>When a job is done.</b> See {@code JobConfirmation}: by process id, by status in turn, or never, and then it ends in a time-out that
 * is told as one.
 *
 * <p>Of a {@code TerminalCat}: {@code endpoint}, {@code saleId}, {@code poiId}, {@code currency}, {@code paymentSeconds}; with an endpoint of
 * https {@code caFile}, {@code certificateName}, {@code keyIdentifier}, {@code keyVersion}, {@code passphraseFile}; and {@code logFile}, the
 * daily log, which is also its memory over a crash.
 *
 * <p><b>What an error says about paper.</b> When a synchronous print of {@code EscPosPrinter} fails with {@code E_FAILURE} or
 * {@code E_TIMEOUT}, something may be on paper, and what was not has been thrown away; with any other error nothing was sent.
 *
 * <p>Started threads: those of the executor in {@link com.evertill.devices.jpos.DriverContext}, and one of the platform for each open file of
 * {@code /dev} ({@code DeviceFile}), because reading it waits in the kernel.
 */
@NullMarked
package com.evertill.devices.jpos;

import org.jspecify.annotations.NullMarked;
