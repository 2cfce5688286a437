package io.chokepoint.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortsTest {
    @Test
    void aFreePortIsFree() {
        int port = Ports.free();

        assertThat(Ports.isFree(port)).isTrue();
        assertThatCode(() -> Ports.requireFree(port, "PostgreSQL", "--postgres-port"))
                .doesNotThrowAnyException();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTakenPortIsNamedWithItsHolderAndTheRemedy() throws IOException {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(held.getLocalPort(), "PostgreSQL", "--postgres-port"))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("Port " + held.getLocalPort() + " for PostgreSQL is taken by pid "
                            + ProcessHandle.current().pid() + " (")
                    .hasMessageContaining("java")
                    .hasMessageEndingWith("choose another port with --postgres-port");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aListenerOnAllAddressesHoldsThePortToo() throws IOException {
        try (ServerSocket held = new ServerSocket(0)) {
            assertThat(PortHolder.of(held.getLocalPort())).hasValueSatisfying(holder -> assertThat(holder.pid())
                    .isEqualTo(ProcessHandle.current().pid()));
        }
    }

    @Test
    void nobodyHoldsAFreePort() {
        assertThat(PortHolder.of(Ports.free())).isEmpty();
    }
}
