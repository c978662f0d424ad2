package com.evertill.devices.jpos;

import java.lang.reflect.InvocationTargetException;
import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;
import jpos.loader.JposServiceInstance;
import jpos.loader.JposServiceInstanceFactory;

/**
 * Device services of others, made as the stock loader makes them: by reflection, from the class that {@code creation/@factoryClass} names. Only
 * where a program has said where their jars are, since an executable that was compiled beforehand cannot load any.
 */
final class VendorServices {

    /** Whether an entry means one of them: it names another factory than ours, and a service that we do not have. */
    static boolean means(JposEntry entry) {
        var factory = factory(entry);
        return !factory.isEmpty()
                && !factory.equals(ServiceFactory.class.getName())
                && !ServiceFactory.has(LinkSettings.text(entry, JposEntry.SERVICE_CLASS_PROP_NAME, ""));
    }

    private static String factory(JposEntry entry) {
        return LinkSettings.text(entry, JposEntry.SI_FACTORY_CLASS_PROP_NAME, "");
    }

    static JposServiceInstance create(JposEntry entry, DriverContext context) throws JposException {
        var name = factory(entry);
        var drivers = context.drivers();
        if (drivers == null) {
            throw Jpos.error(
                    JposConst.JPOS_E_NOSERVICE,
                    entry.getLogicalName() + " is made by " + name
                            + ", a vendor's driver: those run only in a lane's own program on a JVM,"
                            + " with a folder of drivers");
        }
        try {
            var made = Class.forName(name, true, drivers).getConstructor().newInstance();
            if (made instanceof JposServiceInstanceFactory factory) {
                return factory.createInstance(entry.getLogicalName(), entry);
            }
            throw Jpos.error(
                    JposConst.JPOS_E_NOSERVICE,
                    entry.getLogicalName() + ": " + name + " is no factory of JavaPOS services");
        } catch (ClassNotFoundException missing) {
            throw Jpos.error(
                    JposConst.JPOS_E_NOSERVICE,
                    entry.getLogicalName() + ": no jar in the folder of drivers has the class " + name,
                    missing);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException unusable) {
            throw Jpos.error(
                    JposConst.JPOS_E_NOSERVICE, entry.getLogicalName() + ": " + name + " cannot be made", unusable);
        } catch (InvocationTargetException failed) {
            throw Jpos.error(
                    JposConst.JPOS_E_NOSERVICE,
                    entry.getLogicalName() + ": " + name + " failed: " + failed.getCause(),
                    failed);
        } catch (LinkageError incomplete) {
            throw Jpos.error(
                    JposConst.JPOS_E_NOSERVICE,
                    entry.getLogicalName() + ": the driver " + name + " lacks a part of itself: " + incomplete,
                    new IllegalStateException(incomplete));
        }
    }

    private VendorServices() {}
}
