package com.evertill.devices.jpos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import jpos.BaseJposControl;
import jpos.JposException;

/** What all controls have and no type of theirs says. */
final class ByName {

    static List<Method> getters(BaseJposControl control) {
        return Arrays.stream(control.getClass().getMethods())
                .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
                .filter(method -> Arrays.asList(method.getExceptionTypes()).contains(JposException.class))
                .toList();
    }

    static Object call(BaseJposControl control, String name, Object... arguments) throws JposException {
        var method = Arrays.stream(control.getClass().getMethods())
                .filter(it -> it.getName().equals(name) && it.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow(() -> new AssertionError(control + " has no " + name));
        try {
            return method.invoke(control, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof JposException refusal) {
                throw refusal;
            }
            throw new AssertionError(name, thrown.getCause());
        } catch (IllegalAccessException closed) {
            throw new AssertionError(name, closed);
        }
    }

    private ByName() {}
}
