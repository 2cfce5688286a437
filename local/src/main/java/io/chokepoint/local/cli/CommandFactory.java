package io.chokepoint.local.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Gives each command the workspace that it works in. */
record CommandFactory(Workspace workspace) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Workspace.class) {
                return type.cast(constructor.newInstance(workspace));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
