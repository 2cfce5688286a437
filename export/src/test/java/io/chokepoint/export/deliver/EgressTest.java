package io.chokepoint.export.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.export.ExportException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.1",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.192",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001::1"
            })
    void addressesThatAreNotPublicAreRefused(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThatThrownBy(() -> new Egress(List.of(host), List.of()).resolve(host))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("is not public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1"})
    void addressesThatArePublicAreTaken(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void hostsThatAreNotAllowedAreRefusedBeforeTheyAreLookedUp() {
        assertThatThrownBy(() -> new Egress(List.of("*.example.org"), List.of()).resolve("evil-example.org"))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("is not among those");
        assertThatThrownBy(() -> new Egress(List.of(), List.of()).resolve("1.1.1.1"))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("is not among those");
    }

    @Test
    void hostsAreComparedInAnyCase() {
        assertThat(new Egress(List.of("LOCALHOST"), List.of("LocalHost")).resolve("localhost"))
                .isNotEmpty();
    }
}
