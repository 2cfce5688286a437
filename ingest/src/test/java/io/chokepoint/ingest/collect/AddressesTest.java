package io.chokepoint.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "192.0.0.8",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::1"
            })
    void addressesInsideAreNotPublic(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.63.0.1", "100.128.0.1", "172.32.0.1", "223.255.255.1", "2606:4700::1111"})
    void othersArePublic(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aHostThatLeadsInsideIsNotAsked() {
        URI inside = URI.create("https://169.254.169.254/latest");
        PoliteClient client = new PoliteClient(
                Collecting.POLITENESS,
                List.of(new SourceHost("inside", URI.create("https://169.254.169.254"), Duration.ZERO)),
                new QuickTime(),
                new Random(1));
        Faults.expect(
                CollectFault.ADDRESS_NOT_PUBLIC, inside, () -> client.send(Request.get("a", inside), Validators.NONE));
    }

    @Test
    void aLoopbackBaseMustStayOnThisMachine() {
        URI outside = URI.create("http://192.0.2.1/");
        Faults.expect(CollectFault.ADDRESS_NOT_PUBLIC, outside, () -> Addresses.check(outside, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "ftp://127.0.0.1",
                "https://user@example.org",
                "https://example.org?a=b",
                "example.org",
                "file:/etc/passwd"
            })
    void otherBaseUrlsAreRefused(String base) {
        assertThatThrownBy(() -> new SourceHost("test", URI.create(base), Duration.ZERO))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(base)
                .hasMessageContaining("https://host");
    }
}
