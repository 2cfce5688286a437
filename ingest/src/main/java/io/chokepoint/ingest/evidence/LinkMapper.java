package io.chokepoint.ingest.evidence;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.FileColumn;
import io.chokepoint.ingest.value.Quoted;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.Validity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Records into links: address and other_address, or holder and other_holder, in any order; confidence; from and until where there are any. */
final class LinkMapper extends EvidenceMapper {
    private static final long serialVersionUID = 1L;

    private static final FileColumn OTHER = FileColumn.required("other_address", "other_holder");

    LinkMapper(Attribution attribution) {
        super(LakeTable.LINK, attribution);
    }

    @Override
    List<FileColumn> columns() {
        return List.of(holderColumn(), OTHER, confidenceColumn(), fromColumn(), untilColumn());
    }

    @Override
    Object[] facts(Fields fields) throws RowRejected {
        String one = holder(holderColumn(), fields);
        String other = holder(OTHER, fields);
        if (one.equals(other)) {
            throw new RowRejected(
                    ReasonCode.LINK_INVALID, "The link joins %s with itself; name two".formatted(Quoted.of(one)));
        }
        if (LakeTable.NOBODY.equals(one) || LakeTable.NOBODY.equals(other)) {
            throw new RowRejected(
                    ReasonCode.LINK_INVALID,
                    "The link joins a holder with the zero address, which is nobody; leave it out");
        }
        Validity validity = validity(fields);
        boolean inOrder = Arrays.compareUnsigned(utf8(one), utf8(other)) < 0;
        return new Object[] {
            attribution().dataset(),
            attribution().network().id(),
            inOrder ? one : other,
            inOrder ? other : one,
            confidence(fields),
            attribution().licence(),
            attribution().source(),
            validity.from(),
            validity.until()
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
