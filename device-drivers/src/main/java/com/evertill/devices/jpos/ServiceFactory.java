package com.evertill.devices.jpos;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;
import jpos.loader.JposServiceInstance;
import jpos.loader.JposServiceInstanceFactory;

/**
 * Makes our services, by the name of their class in {@code creation/@serviceClass}. A table and not reflection, so that a native executable
 * has them. With the stock loader of another application it works as the {@code factoryClass} of {@code jpos.xml} as well; the services
 * then run on virtual threads of their own.
 */
public final class ServiceFactory implements JposServiceInstanceFactory {

    private interface Maker {
        JposServiceInstance make(JposEntry entry, DriverContext context);
    }

    private static final Map<String, Maker> SERVICES = Map.ofEntries(
            Map.entry(LineScanner.class.getName(), LineScanner::new),
            Map.entry(HidScanner.class.getName(), HidScanner::new),
            Map.entry(KeyboardScanner.class.getName(), KeyboardScanner::new),
            Map.entry(EscPosPrinter.class.getName(), EscPosPrinter::new),
            Map.entry(EscPosCashDrawer.class.getName(), EscPosCashDrawer::new),
            Map.entry(CustomerDisplay.class.getName(), CustomerDisplay::new),
            Map.entry(SerialScale.class.getName(), SerialScale::new),
            Map.entry(StripeReader.class.getName(), StripeReader::new),
            Map.entry(TerminalCat.class.getName(), TerminalCat::new),
            Map.entry(EscPosTone.class.getName(), EscPosTone::new),
            Map.entry(KeyboardKeylock.class.getName(), KeyboardKeylock::new),
            Map.entry(FolderHardTotals.class.getName(), FolderHardTotals::new));

    @Override
    public JposServiceInstance createInstance(String logicalName, JposEntry entry) throws JposException {
        return create(entry, StandAlone.CONTEXT);
    }

    static boolean has(String service) {
        return SERVICES.containsKey(service);
    }

    static JposServiceInstance create(JposEntry entry, DriverContext context) throws JposException {
        var name = String.valueOf(entry.getPropertyValue(JposEntry.SERVICE_CLASS_PROP_NAME));
        var maker = SERVICES.get(name);
        if (maker == null) {
            throw Jpos.error(
                    JposConst.JPOS_E_NOSERVICE,
                    entry.getLogicalName() + " names the service " + name + ", but built in are only "
                            + SERVICES.keySet());
        }
        try {
            return maker.make(entry, context);
        } catch (IllegalArgumentException wrong) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, entry.getLogicalName() + ": " + wrong.getMessage(), wrong);
        }
    }

    /** The stock loader makes this factory without an argument, so nobody can hand in what the services need. */
    private static DriverContext context() {
        return new DriverContext(
                task -> Thread.ofVirtual().name("device").start(task), InstantSource.system(), SecureRandom::new);
    }

    /** For whoever brings no executor: made when first asked for. */
    static final class StandAlone {
        static final DriverContext CONTEXT = context();

        private StandAlone() {}
    }
}
