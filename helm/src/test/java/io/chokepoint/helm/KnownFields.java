package io.chokepoint.helm;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;

/** Finds fields that Kubernetes does not know: the model keeps them aside as additional properties. */
final class KnownFields {
    private static final String MODEL = "io.fabric8.kubernetes.api.model";

    private KnownFields() {}

    /** Walks an object; throws with the path of the first unknown field. */
    static void check(Object object) {
        check(object, "$");
    }

    private static void check(Object node, String path) {
        if (node instanceof Collection<?> elements) {
            int index = 0;
            for (Object element : elements) {
                check(element, path + "[" + index++ + "]");
            }
        } else if (node instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> check(value, path + "." + key));
        } else if (isModel(node)) {
            for (Method method : node.getClass().getMethods()) {
                checkProperty(node, method, path);
            }
        }
    }

    private static boolean isModel(Object node) {
        return node != null
                && node.getClass().getName().startsWith(MODEL)
                && !(node instanceof Quantity)
                && !(node instanceof IntOrString)
                && !node.getClass().isEnum();
    }

    private static void checkProperty(Object node, Method method, String path) {
        if (method.getParameterCount() > 0) {
            return;
        }
        if (method.getName().equals("getAdditionalProperties")) {
            Map<?, ?> unknown = (Map<?, ?>) value(node, method);
            if (unknown != null && !unknown.isEmpty()) {
                throw new AssertionError("Unknown fields " + unknown.keySet() + " at " + path);
            }
        } else if (method.isAnnotationPresent(JsonProperty.class)) {
            check(value(node, method), path + "." + method.getName());
        }
    }

    private static Object value(Object node, Method method) {
        try {
            return method.invoke(node);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + method, e);
        }
    }
}
