package io.chokepoint.measure.read;

import io.chokepoint.measure.UserError;
import io.chokepoint.measure.hold.Hex;
import io.chokepoint.measure.hold.Holdings;
import io.chokepoint.measure.read.HoldingFile.Reading;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PushbackInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a CSV file into sums by holder. Rows without quotes are taken straight from the bytes; every other row, and every
 * row that is not quite right, is read again by {@link CsvRecord}, which knows what to say of it.
 */
public final class HoldingReader {
    private static final int BLOCK = 1 << 20;
    // Words are read beyond the last byte.
    private static final int PADDING = 64;
    private static final int LONGEST_RECORD = 1 << 26;
    private static final int NOT_PLAIN = -1;
    private static final byte[] GZIP_MARK = {0x1f, (byte) 0x8b};

    private final Path path;
    private final Reading reading;
    private final BadRows badRows;
    private final Holdings holdings = new Holdings();
    private final PlainAmount amount = new PlainAmount();
    private final CsvRecord record = new CsvRecord();
    private Columns columns;
    private long rows;
    private long line = 1;

    private HoldingReader(Path path, Reading reading, BadRows badRows) {
        this.path = path;
        this.reading = reading;
        this.badRows = badRows;
        if (reading.decimals() > 0) {
            holdings.raiseScale(reading.decimals());
        }
    }

    /**
     * Reads a file, plain or gzip.
     *
     * @param progress where long files say how far they are
     * @throws UserError when the file is missing or cut off, has no such columns, or has bad rows that nobody set aside
     */
    public static HoldingFile read(Path path, Reading reading, PrintStream progress) throws IOException {
        try (HashedFile file = new HashedFile(path);
                BadRows badRows = new BadRows(reading.quarantine())) {
            HoldingReader reader = new HoldingReader(path, reading, badRows);
            try {
                reader.readAll(file, new Progress(progress));
            } catch (ZipException | EOFException damaged) {
                throw new UserError(
                        "%s: the compressed data are cut off or damaged (%s)".formatted(path, damaged.getMessage()));
            }
            badRows.requireNone(path);
            return new HoldingFile(
                    reader.holdings,
                    reader.holdings.scale(),
                    reader.rows,
                    badRows.count(),
                    file.sha256(),
                    reader.columns.holderName(),
                    reader.columns.amountName());
        }
    }

    private void readAll(HashedFile file, Progress progress) throws IOException {
        byte[] block = new byte[BLOCK + PADDING];
        InputStream in = content(file);
        int kept = 0;
        boolean last = false;
        while (!last) {
            int count = in.read(block, kept, block.length - PADDING - kept);
            last = count < 0;
            int end = kept + Math.max(count, 0);
            if (last && end > 0 && block[end - 1] != '\n') {
                block[end++] = '\n';
            }
            int used = records(block, end, last);
            kept = end - used;
            System.arraycopy(block, used, block, 0, kept);
            if (kept == block.length - PADDING) {
                block = longer(block);
            }
            progress.at(rows, file.position(), file.size());
        }
        if (columns == null) {
            throw new UserError("%s is empty; its first line should name the columns".formatted(path));
        }
    }

    private static InputStream content(HashedFile file) throws IOException {
        PushbackInputStream stored = new PushbackInputStream(file, GZIP_MARK.length);
        byte[] begin = stored.readNBytes(GZIP_MARK.length);
        stored.unread(begin);
        return Arrays.equals(begin, GZIP_MARK) ? new GZIPInputStream(stored, BLOCK >> 4) : stored;
    }

    private byte[] longer(byte[] block) {
        if (block.length > LONGEST_RECORD) {
            throw new UserError("%s: the record in line %d has more than %d bytes; is a quote not closed?"
                    .formatted(path, line, LONGEST_RECORD));
        }
        return Arrays.copyOf(block, 2 * block.length - PADDING);
    }

    /** Takes all records that end before {@code end}; returns where the first one begins that does not. */
    private int records(byte[] block, int end, boolean last) throws IOException {
        int lineEnd = end;
        while (lineEnd > 0 && block[lineEnd - 1] != '\n') {
            lineEnd--;
        }
        int at = 0;
        if (columns == null && lineEnd > 0) {
            at = header(block, end, last);
        }
        if (columns == null) {
            return 0;
        }
        while (at < lineEnd) {
            // Rows until the first that is not plain: a method of its own, which is compiled by itself.
            at = plainRows(block, at, lineEnd);
            if (at < lineEnd) {
                int next = anyRow(block, at, end, last);
                if (next == CsvRecord.INCOMPLETE) {
                    return at;
                }
                at = next;
            }
        }
        return at;
    }

    private int header(byte[] block, int end, boolean last) {
        if (beginsWith(block, end, 0xff, 0xfe) || beginsWith(block, end, 0xfe, 0xff)) {
            throw new UserError("%s is UTF-16; save it as UTF-8".formatted(path));
        }
        int from = beginsWith(block, end, 0xef, 0xbb, 0xbf) ? 3 : 0;
        int next = record.parse(block, from, end);
        if (next == CsvRecord.INCOMPLETE) {
            if (last) {
                throw new UserError("%s: a quote in the header is not closed".formatted(path));
            }
            return 0;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < record.fields(); i++) {
            names.add(record.text(i));
        }
        columns = Columns.of(names, reading.holder(), reading.amount());
        line += record.lines();
        return next;
    }

    private static boolean beginsWith(byte[] block, int end, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i == end || (block[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private int plainRows(byte[] block, int from, int end) {
        int at = from;
        while (at < end) {
            int next = plainRow(block, at);
            if (next == NOT_PLAIN) {
                return at;
            }
            at = next;
            rows++;
            line++;
        }
        return at;
    }

    /** Takes one row that has all columns and no quotes; returns where the next begins, or {@link #NOT_PLAIN}. */
    private int plainRow(byte[] block, int from) {
        int lastColumn = columns.count() - 1;
        int holderColumn = columns.holder();
        int amountColumn = columns.amount();
        int at = from;
        int holderFrom = 0;
        int holderTo = 0;
        long first = 0;
        long second = 0;
        long third = -1;
        for (int column = 0; ; column++) {
            if (column == amountColumn) {
                at = amount.parse(block, at);
                if (at == NOT_PLAIN) {
                    return NOT_PLAIN;
                }
            } else if (column == holderColumn) {
                holderFrom = at;
                if (block[at] == '0' && (block[at + 1] | 0x20) == 'x' && isSeparator(block[at + 42])) {
                    long one = Hex.eight(block, at + 2);
                    long two = Hex.eight(block, at + 10);
                    long three = Hex.eight(block, at + 18);
                    long four = Hex.eight(block, at + 26);
                    third = Hex.eight(block, at + 34);
                    if ((one | two | three | four | third) < 0) {
                        return NOT_PLAIN;
                    }
                    first = one << 32 | two;
                    second = three << 32 | four;
                    at += 42;
                } else {
                    at = skip(block, at);
                    holderTo = at;
                    if (holderTo == holderFrom || isBlank(block[holderFrom]) || isBlank(block[holderTo - 1])) {
                        return NOT_PLAIN;
                    }
                }
            } else {
                at = skip(block, at);
            }
            if (column == lastColumn) {
                break;
            }
            if (block[at++] != ',') {
                return NOT_PLAIN;
            }
        }
        if (block[at] == '\r') {
            at++;
        }
        if (block[at++] != '\n') {
            return NOT_PLAIN;
        }
        if (amount.decimals != holdings.scale() && !adjustScale()) {
            return NOT_PLAIN;
        }
        if (third >= 0) {
            holdings.add(first, second, (int) third, amount.high, amount.low);
        } else {
            holdings.add(block, holderFrom, holderTo, amount.high, amount.low);
        }
        return at;
    }

    private boolean adjustScale() {
        if (amount.decimals > holdings.scale()) {
            if (reading.decimals() >= 0) {
                return false;
            }
            holdings.raiseScale(amount.decimals);
            return true;
        }
        return amount.shift(holdings.scale() - amount.decimals);
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    private static boolean isSeparator(byte b) {
        return b == ',' || b == '\n' || b == '\r';
    }

    private static int skip(byte[] block, int from) {
        int at = from;
        while (block[at] != ',' && block[at] != '\n' && block[at] != '"' && block[at] != '\r') {
            at++;
        }
        return at;
    }

    private int anyRow(byte[] block, int from, int end, boolean last) throws IOException {
        int next = record.parse(block, from, end);
        if (next == CsvRecord.INCOMPLETE) {
            if (!last) {
                return next;
            }
            rows++;
            badRows.add(line, "a quote is not closed before the end of the file", block, from, end);
            return end;
        }
        boolean blank = record.fields() == 1 && record.to(0) == 0 && record.fault() == null;
        if (!blank) {
            rows++;
            try {
                take();
            } catch (RowFault fault) {
                badRows.add(line, fault.getMessage(), block, from, next);
            }
        }
        line += record.lines();
        return next;
    }

    private void take() throws RowFault {
        if (record.fault() != null) {
            throw new RowFault(record.fault());
        }
        if (record.fields() != columns.count()) {
            throw new RowFault("the row has %d fields and the header %d".formatted(record.fields(), columns.count()));
        }
        int from = record.from(columns.holder());
        int to = record.to(columns.holder());
        while (from < to && isBlank(record.bytes[from])) {
            from++;
        }
        while (from < to && isBlank(record.bytes[to - 1])) {
            to--;
        }
        if (from == to) {
            throw new RowFault("the holder is empty");
        }
        BigInteger units = units(AmountText.parse(record.text(columns.amount())));
        holdings.add(record.bytes, from, to, units);
    }

    private BigInteger units(BigDecimal number) throws RowFault {
        if (number.scale() > holdings.scale()) {
            if (reading.decimals() >= 0) {
                throw new RowFault("the amount '%s' has more than %d decimals"
                        .formatted(number.toPlainString(), reading.decimals()));
            }
            holdings.raiseScale(number.scale());
        }
        BigInteger units = number.setScale(holdings.scale()).unscaledValue();
        if (reading.decimals() >= 0 && units.abs().compareTo(AmountText.GREATEST) > 0) {
            throw new RowFault("the amount '%s' is beyond 2^256 - 1 base units at %d decimals"
                    .formatted(number.toPlainString(), reading.decimals()));
        }
        return units;
    }
}
