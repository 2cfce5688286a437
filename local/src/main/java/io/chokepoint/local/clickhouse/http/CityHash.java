package io.chokepoint.local.clickhouse.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** CityHash128 of version 1.0.2, which ClickHouse puts before each compressed block. */
final class CityHash {

    private static final long K0 = 0xc3a5c85c97cb3127L;
    private static final long K1 = 0xb492b66fbe98f273L;
    private static final long K2 = 0x9ae16a3b2f90404fL;
    private static final long K3 = 0xc949d7c7509e6557L;
    private static final long MULTIPLIER = 0x9ddfea08eb382d69L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private CityHash() {}

    /** A hash of 128 bits in two halves, each stored little-endian. */
    record Hash(long low, long high) {}

    static Hash of(byte[] data, int offset, int length) {
        if (length >= 16) {
            return seeded(data, offset + 16, length - 16, fetch64(data, offset) ^ K3, fetch64(data, offset + 8));
        }
        if (length >= 8) {
            return seeded(
                    data, offset, 0, fetch64(data, offset) ^ (length * K0), fetch64(data, offset + length - 8) ^ K1);
        }
        return seeded(data, offset, length, K0, K1);
    }

    private static Hash seeded(byte[] data, int offset, int length, long seedLow, long seedHigh) {
        return length < 128
                ? murmur(data, offset, length, seedLow, seedHigh)
                : long128(data, offset, length, seedLow, seedHigh);
    }

    private static Hash murmur(byte[] data, int offset, int length, long seedLow, long seedHigh) {
        long a = seedLow;
        long b = seedHigh;
        long c;
        long d;
        int left = length - 16;
        if (left <= 0) {
            a = shiftMix(a * K1) * K1;
            c = b * K1 + upTo16(data, offset, length);
            d = shiftMix(a + (length >= 8 ? fetch64(data, offset) : c));
        } else {
            c = mix(fetch64(data, offset + length - 8) + K1, a);
            d = mix(b + length, c + fetch64(data, offset + length - 16));
            a += d;
            int at = offset;
            do {
                a = (a ^ (shiftMix(fetch64(data, at) * K1) * K1)) * K1;
                b ^= a;
                c = (c ^ (shiftMix(fetch64(data, at + 8) * K1) * K1)) * K1;
                d ^= c;
                at += 16;
                left -= 16;
            } while (left > 0);
        }
        a = mix(a, c);
        b = mix(d, b);
        return new Hash(a ^ b, mix(b, a));
    }

    private static Hash long128(byte[] data, int offset, int length, long seedLow, long seedHigh) {
        long x = seedLow;
        long y = seedHigh;
        long z = length * K1;
        Hash v = new Hash(rotate(y ^ K1, 49) * K1 + fetch64(data, offset), 0);
        v = new Hash(v.low, rotate(v.low, 42) * K1 + fetch64(data, offset + 8));
        Hash w = new Hash(rotate(y + z, 35) * K1 + x, rotate(x + fetch64(data, offset + 88), 53) * K1);
        int at = offset;
        int left = length;
        do {
            for (int half = 0; half < 2; half++) {
                x = rotate(x + y + v.low + fetch64(data, at + 16), 37) * K1;
                y = rotate(y + v.high + fetch64(data, at + 48), 42) * K1;
                x ^= w.high;
                y ^= v.low;
                z = rotate(z ^ w.low, 33);
                v = weak32(data, at, v.high * K1, x + w.low);
                w = weak32(data, at + 32, z + w.high, y);
                long swap = z;
                z = x;
                x = swap;
                at += 64;
            }
            left -= 128;
        } while (left >= 128);
        y += rotate(w.low, 37) * K0 + z;
        x += rotate(v.low + z, 49) * K0;
        for (int done = 0; done < left; ) {
            done += 32;
            y = rotate(y - x, 42) * K0 + v.high;
            long wLow = w.low + fetch64(data, at + left - done + 16);
            x = rotate(x, 49) * K0 + wLow;
            w = new Hash(wLow + v.low, w.high);
            v = weak32(data, at + left - done, v.low, v.high);
        }
        x = mix(x, v.low);
        y = mix(y, w.low);
        return new Hash(mix(x + v.high, w.high) + y, mix(x + w.high, y + v.high));
    }

    private static Hash weak32(byte[] data, int at, long seedA, long seedB) {
        long w = fetch64(data, at);
        long x = fetch64(data, at + 8);
        long y = fetch64(data, at + 16);
        long z = fetch64(data, at + 24);
        long a = seedA + w;
        long b = rotate(seedB + a + z, 21);
        long c = a;
        a += x + y;
        b += rotate(a, 44);
        return new Hash(a + z, b + c);
    }

    private static long upTo16(byte[] data, int at, int length) {
        if (length > 8) {
            long a = fetch64(data, at);
            long b = fetch64(data, at + length - 8);
            return mix(a, Long.rotateRight(b + length, length)) ^ b;
        }
        if (length >= 4) {
            long a = fetch32(data, at);
            return mix(length + (a << 3), fetch32(data, at + length - 4));
        }
        if (length > 0) {
            int y = (data[at] & 0xff) + ((data[at + (length >> 1)] & 0xff) << 8);
            int z = length + ((data[at + length - 1] & 0xff) << 2);
            return shiftMix(y * K2 ^ z * K3) * K2;
        }
        return K2;
    }

    private static long mix(long low, long high) {
        long a = (low ^ high) * MULTIPLIER;
        a ^= a >>> 47;
        long b = (high ^ a) * MULTIPLIER;
        b ^= b >>> 47;
        return b * MULTIPLIER;
    }

    private static long shiftMix(long value) {
        return value ^ (value >>> 47);
    }

    private static long rotate(long value, int shift) {
        return Long.rotateRight(value, shift);
    }

    private static long fetch64(byte[] data, int at) {
        return (long) LONG.get(data, at);
    }

    private static long fetch32(byte[] data, int at) {
        return (int) INT.get(data, at) & 0xffffffffL;
    }
}
